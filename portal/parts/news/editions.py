"""The e-mail edition of each issue of the newsletter, as HTML and as plain text.

Each is one file that needs nothing else, so that any mailing program can send it.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar, Literal

from resvg_py import svg_to_bytes

from portal.following.sections import SUBSCRIBE
from portal.frame.components import EuropeanEmblem
from portal.parts.events.event_states import headline
from portal.parts.events.records import Event
from portal.parts.library.records import Resource
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.parts.news.issue import Issue, issue
from portal.parts.news.records import News, Newsletter
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.licence import Licence
from portal.records.project import Project
from portal.records.values import Values
from portal.words.language import _, spoken
from portal.words.when import happened, long_date, when

if TYPE_CHECKING:
    from portal.frame.templates import Templates

MOST_BYTES = 100_000
"""Mail programs cut off longer letters; Gmail does so from 102 kB on."""
_LENGTHS = ((20, True), (8, True), (3, True), (3, False), (0, False))
"""How many entries of a section, and whether the introduction. The first that is short enough is taken."""

Format = Literal["html", "txt"]
FORMATS: tuple[Format, ...] = ("html", "txt")


@dataclass(frozen=True)
class Edition:
    """One file to send."""

    format: Format
    path: str
    """Address below the site's root."""
    file: str
    """Name under which it is saved."""
    content: str

    @property
    def bytes(self) -> int:
        """Size of the file in bytes."""
        return len(self.content.encode())


@dataclass(frozen=True)
class LetterEntry:
    """One record in a letter."""

    title: str
    about: str
    """When and where, in a few words."""
    summary: str
    url: str
    """Whole address of its page."""
    language: str | None = None
    """Language of the title, where it is another than that of the letter."""


@dataclass(frozen=True)
class LetterSection:
    """Records of one kind."""

    title: str
    entries: tuple[LetterEntry, ...]
    more: int
    """How many more there are on the page of the issue."""


@dataclass(frozen=True, kw_only=True)
class Letter(Values):
    """An issue as a letter of plain text."""

    template: ClassVar[str] = "editions/email.txt"

    newsletter: Newsletter
    introduced: bool
    """True if it includes the introduction."""
    period: str
    """The period of the issue, in words."""
    contents: tuple[LetterSection, ...]
    online: str
    """Whole address of the page of the issue."""
    subscribe: str
    """Whole address of the page on feeds and calendars."""
    site_url: str
    licence: Licence
    project: Project
    sender: str
    """Name and postal address of the organisation that runs the site; "" while none is named."""
    email: str
    """Where to write."""


@dataclass(frozen=True, kw_only=True)
class LetterOfTables(Letter):
    """The same as HTML, whose layout is made of tables."""

    template: ClassVar[str] = "editions/email.html"

    language: str
    """Language of the letter, as BCP 47 has it."""
    emblem_png: str
    """The European emblem as a PNG, in Base64; "" where no funder asks for it."""


def editions(portal: Portal, templates: "Templates", site_url: str) -> Mapping[str, tuple[Edition, ...]]:
    """The editions of every issue, by its id."""
    issues = portal.every(Newsletter).items()
    return {id: of(portal, templates, newsletter, site_url) for id, newsletter in issues}


def of(portal: Portal, templates: "Templates", newsletter: Newsletter, site_url: str) -> tuple[Edition, ...]:
    """The editions of an issue, each at most MOST_BYTES long. What has no room is on the page that it names first."""
    contents = issue(portal, newsletter)
    return tuple(_edition(portal, templates, newsletter, contents, site_url, format) for format in FORMATS)


def _edition(
    portal: Portal, templates: "Templates", newsletter: Newsletter, contents: Issue, site_url: str, format: Format
) -> Edition:
    content = ""
    for most, introduced in _LENGTHS:
        letter = Letter(
            newsletter=newsletter,
            introduced=introduced,
            period=when(newsletter.start.isoformat(), newsletter.end.isoformat()),
            contents=tuple(_sections(portal, contents, site_url, most)),
            online=f"{site_url}{newsletter.path}",
            subscribe=f"{site_url}{SUBSCRIBE.path}",
            site_url=site_url,
            licence=portal.licences[newsletter.licence],
            project=portal.project,
            sender=_sender(portal),
            email=portal.email,
        )
        if format == "html":
            emblem = _emblem(templates.filled(EuropeanEmblem())) if portal.project.by_the_eu else ""
            letter = LetterOfTables(**letter.filled, language=spoken().tag, emblem_png=emblem)
        content = _tidied(str(templates.render(letter.template, letter.filled)))
        if len(content.encode()) <= MOST_BYTES:
            break
    return Edition(format, f"{newsletter.path}email.{format}", f"newsletter-{newsletter.id}.{format}", content)


def _sections(portal: Portal, contents: Issue, site_url: str, most: int) -> Iterator[LetterSection]:
    kinds: tuple[tuple[str, Sequence[News | Event | CaseStudy | Resource | Cluster | School]], ...] = (
        (_("News"), contents.news),
        (_("Events"), contents.events),
        (_("Stories"), contents.cases),
        (_("New in the library"), contents.resources),
        (_("New hubs"), contents.clusters),
        (_("New schools"), contents.schools),
    )
    for title, records in kinds:
        if records:
            entries = tuple(_entry(portal, record, site_url) for record in records[:most])
            yield LetterSection(title, entries, len(records) - len(entries))


def _entry(
    portal: Portal, record: News | Event | CaseStudy | Resource | Cluster | School, site_url: str
) -> LetterEntry:
    url = f"{site_url}{record.path}"
    if isinstance(record, Cluster):
        mentor = portal.view(Membership).mentor(record)
        about = _("Mentor: %(school)s") % {"school": mentor.name} if mentor is not None else ""
        return LetterEntry(record.name, portal.every(Country)[record.country].name, about, url)
    if isinstance(record, School):
        where = (record.site.town if record.site else "", portal.every(Country)[record.country].name)
        return LetterEntry(record.name, ", ".join(filter(None, where)), "", url, record.language)
    if isinstance(record, Resource):
        about = f"{portal.term('resource_types', record.type).label}, {_licences(portal, record)}"
        language = record.sole_language if record.sole_language != spoken().tag else None
        return LetterEntry(record.title, about, record.summary, url, language)
    names = [portal.every(Country)[code].name for code in portal.countries_of(record)]
    if isinstance(record, News):
        day = happened(record.happened) if record.happened else long_date(record.published)
    elif isinstance(record, Event):
        day = when(record.start, record.end)
    else:
        day = happened(record.happened) if record.happened else ""
    title = headline(record) if isinstance(record, Event) else record.title
    language = getattr(record, "language", None)
    return LetterEntry(title, ", ".join(filter(None, (day, *names))), record.summary, url, language)


def _licences(portal: Portal, record: Resource) -> str:
    """The short names of its licences; that none is stated, where that is so."""
    named = (portal.licences[id] for id, _of in record.licences)
    return ", ".join(licence.short if licence.stated else _("licence not stated") for licence in named)


def _sender(portal: Portal) -> str:
    operator = portal.operator
    return f"{portal.organisation(operator.organisation)}, {operator.address}" if operator is not None else ""


@cache
def _emblem(svg: str) -> str:
    """The flag as a PNG of 180 by 120 pixels, in Base64."""
    return b64encode(svg_to_bytes(svg_string=svg, width=180)).decode()


def _tidied(text: str) -> str:
    """Without spaces at the ends of lines, and with one empty line at the most between two others."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
