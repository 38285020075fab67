"""The way to a hub as a booklet: its steps, each with its sheets, in one document in every format."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from portal.documents import FORMATS, Manuscript, ManuscriptChapter, Shelf
from portal.parts.library.holdings import author
from portal.parts.library.records import Resource
from portal.parts.mentoring.records import HubPath, HubStep
from portal.parts.mentoring.ways import units_of
from portal.portal import Portal
from portal.words.language import N_, _, spoken
from portal.words.literal import bullets, joined, literal, table
from portal.words.when import duration

LABELS: Mapping[str, str] = {
    "pdf": N_("PDF"),
    "docx": N_("Word (DOCX)"),
    "odt": N_("OpenDocument (ODT)"),
    "epub": N_("E-book (EPUB)"),
}
"""What readers call a format, in the order of the page."""
MENTEES = 4
"""Rows for mentee schools: as many as the sheets have."""


@dataclass(frozen=True)
class BookletFile:
    """The booklet in one format."""

    path: str
    """Address below the site's root."""
    label: str
    """Its format as readers call it."""
    content: Path
    """Path of the file before it is published."""

    @property
    def bytes(self) -> int:
        """Its size."""
        return self.content.stat().st_size


class Booklet:
    """The files of the booklet of one portal; none where there is no way to a hub."""

    def __init__(self, portal: Portal, shelf: Shelf, site_url: str) -> None:
        """``site_url`` is the whole address of the home page, with a slash at its end."""
        self._portal, self._shelf, self._site_url = portal, shelf, site_url

    @cached_property
    def files(self) -> tuple[BookletFile, ...]:
        """The booklet in every format, in the order of the page."""
        path = self._portal.optional(HubPath)
        if path is None:
            return ()
        source = manuscript(self._portal, path, self._site_url)
        made = self._shelf.files((source,))[source]
        assert set(LABELS) == set(FORMATS)
        return tuple(
            BookletFile(f"{path.path}{path.id}.{form}", _(label), made[form])  # type: ignore[index]
            for form, label in LABELS.items()
        )


def manuscript(portal: Portal, path: HubPath, site_url: str) -> Manuscript:
    """The source of the booklet. A sheet that helps with several steps is printed with the first of them."""
    licence = portal.licences[path.licence]
    return Manuscript(
        title=path.title,
        summary=path.summary,
        language=spoken().tag,
        credit=author(portal, path.credit),
        version=None,
        day=path.changed,
        identity=portal.identity_of(path),
        address=f"{site_url}{path.path}",
        record="data/start_a_hub.yaml: hub path",
        licence=licence.short,
        licence_url=licence.url,
        terms=licence.reuse,
        funding=portal.project.funding_said,
        by_the_eu=portal.project.by_the_eu,
        body=_weeks(path),
        chapters=tuple(_chapters(portal, path, site_url)),
    )


def sheets(portal: Portal, path: HubPath) -> tuple[Resource, ...]:
    """What the booklet prints of the library: our own texts that the steps name, each once."""
    named = dict.fromkeys(id for step in path.steps for id in step.resources)
    return tuple(resource for id in named if (resource := portal.every(Resource)[id]).own)


def weeks_of(step: HubStep) -> str:
    """When the step is, like "Weeks 4 to 5"."""
    if step.weeks == 1:
        return _("Week %(number)s") % {"number": step.week}
    return _("Weeks %(first)s to %(last)s") % {"first": step.week, "last": step.last_week}


def time_of(step: HubStep) -> str:
    """How long the step takes, like "15 minutes at each meeting"."""
    return f"{duration(step.minutes)} {step.often}" if step.often else duration(step.minutes)


def _weeks(path: HubPath) -> str:
    """Tables of the weeks and of the schools, with room for dates, names and ticks."""
    steps = tuple(
        (literal(f"{number}. {step.title}"), weeks_of(step), "", "", "☐")
        for number, step in enumerate(path.steps, start=1)
    )
    schools = tuple((name, "", "") for name in (_("Mentor school"), *map(_mentee, range(1, MENTEES + 1))))
    return joined(
        f"## {_('Our dates')}",
        table((_("Step"), _("When"), _("Our date"), _("Who does it"), _("Done")), steps),
        f"## {_('Our schools')}",
        table((_("School"), _("Name and place"), _("Contact person")), schools),
    )


def _mentee(number: int) -> str:
    return _("Mentee school %(number)s") % {"number": number}


def _chapters(portal: Portal, path: HubPath, site_url: str) -> Iterator[ManuscriptChapter]:
    printed, own = set[str](), sheets(portal, path)
    for number, step in enumerate(path.steps, start=1):
        yield ManuscriptChapter(f"{number}. {step.title}", _about(portal, path, step, site_url))
        for sheet in own:
            if sheet.id in step.resources and sheet.id not in printed:
                assert sheet.text is not None
                printed.add(sheet.id)
                yield ManuscriptChapter(sheet.title, portal.texts[sheet.text], level=2)


def _about(portal: Portal, path: HubPath, step: HubStep, site_url: str) -> str:
    """What the step says, and where to find more."""
    facts = [(_("When"), weeks_of(step)), (_("Time"), literal(time_of(step))), (_("Who"), literal(step.who))]
    for id in step.resources:
        resource = portal.every(Resource)[id]
        facts.append((_("Sheet"), f"{literal(resource.title)}, <{site_url}{resource.path}>"))
    for unit, place in units_of(portal, path, step):
        named = _("%(number)s %(title)s") % {"number": unit.number, "title": literal(unit.title)}
        facts.append((_("Unit of the course"), f"{named}, <{site_url}{place}>"))
    return joined(step.text, bullets([f"**{name}:** {said}" for name, said in facts]))
