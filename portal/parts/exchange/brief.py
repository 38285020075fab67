"""The policy brief: its text, made from records, and what it can be taken as."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from portal.documents import FORMATS, Manuscript, Shelf
from portal.parts.exchange.addresses import BRIEF, BRIEF_NAME
from portal.parts.exchange.evidence import SPENT, in_brief
from portal.parts.exchange.records import STRENGTHS, Finding, PolicyBrief, PolicyExchange
from portal.parts.library.citations import ENDINGS, Form, ReferenceEntry
from portal.parts.library.downloads import Download
from portal.parts.network.counts import programmes as programmes_counted
from portal.parts.network.membership import programmes
from portal.portal import Portal
from portal.records.base import sources_named
from portal.words.language import _, spoken
from portal.words.literal import bullets, joined, literal, table, unlinked
from portal.words.when import long_date

MOST_PAGES = 2
"""Pages of the PDF. A brief that is longer is not read to its end."""
_RECORD = "data/policy_exchange.yaml: brief"


@dataclass(frozen=True)
class Numbered:
    """The sources of a brief, each with its number."""

    ids: tuple[str, ...]

    def of(self, finding: Finding) -> str:
        """Numbers and places, as Markdown."""
        return "; ".join(
            f"\\[{self.ids.index(cited.source) + 1}\\]{f', {unlinked(cited.at)}' if cited.at else ''}"
            for cited in finding.sources
        )


def body(portal: Portal, exchange: PolicyExchange) -> str:
    """The text of the brief, as Markdown."""
    findings = in_brief(portal, exchange)
    sources = Numbered(sources_named(cited for finding in findings for cited in finding.sources))
    known = tuple(finding for finding in findings if finding.topic not in SPENT)
    spent = tuple(finding for finding in findings if finding.topic in SPENT)
    parts = [
        (_("What is known"), _findings(known, sources)),
        (_("What it costs, and what schools get for it"), _findings(spent, sources)),
        (_programmes_title(portal), _programmes(portal)),
        (_("Questions to decide"), _questions(exchange)),
        (_("Sources"), _sources(portal, sources)),
    ]
    return joined(*(f"## {title}\n\n{text}" for title, text in parts if text))


def _findings(findings: Iterable[Finding], sources: Numbered) -> str:
    return bullets(
        [
            f"{unlinked(finding.statement)} *{unlinked(_(STRENGTHS[finding.strength]))}.* {sources.of(finding)}"
            for finding in findings
        ]
    )


def _programmes_title(portal: Portal) -> str:
    return _("What countries do: %(programmes)s") % {"programmes": _counted(portal)}


def _counted(portal: Portal) -> str:
    figure = programmes_counted(portal)
    return f"{figure.value} {figure.label}"


def _programmes(portal: Portal) -> str:
    rows = []
    for term, entries in portal.view(programmes).items():
        named: dict[str, list[str]] = {}
        for country, programme in entries:
            named.setdefault(country.name, []).append(programme.name)
        told = "; ".join(f"{country}: {', '.join(names)}" for country, names in named.items())
        rows.append((unlinked(term.label), unlinked(told)))
    return table((_("What for"), _("Programmes")), rows) if rows else ""


def _questions(exchange: PolicyExchange) -> str:
    return "\n".join(
        f"{number}. **{unlinked(question.question)}** {unlinked(question.why)}"
        for number, question in enumerate(exchange.questions, start=1)
    )


def _sources(portal: Portal, sources: Numbered) -> str:
    return bullets([f"\\[{number}\\] {_source(portal, id)}" for number, id in enumerate(sources.ids, start=1)])


def _source(portal: Portal, id: str) -> str:
    found = portal.sources.get(id)
    if found is None:
        return literal(id)
    day = long_date(found.date) if found.date else ""
    told = ", ".join(filter(None, (found.title, found.publisher, day)))
    # Only the address of a source leads anywhere, not one that somebody wrote into its title.
    return ". ".join(filter(None, (unlinked(told), literal(found.url) if found.url else "")))


def citation(portal: Portal, brief: PolicyBrief, site_url: str) -> ReferenceEntry:
    """How to cite the brief."""
    licence = portal.licences[brief.licence]
    said = f"{licence.name}, {licence.url}" if licence.url else licence.name
    return ReferenceEntry(
        key=BRIEF_NAME,
        authors=tuple(portal.organisation(written) for written in brief.authors),
        title=brief.title,
        date=(brief.changed.year, brief.changed.month, brief.changed.day),
        version=brief.version,
        url=f"{site_url}{BRIEF}",
        language=spoken().tag,
        summary=brief.summary,
        licence=_("Licence: %(licence)s") % {"licence": said},
        form=Form("techreport", "RPRT", "report"),
        sort=_("Policy brief"),
    )


def citation_paths() -> Mapping[str, str]:
    """Addresses of the files with the citation, below the site's root, by format."""
    return {form: f"{BRIEF}{BRIEF_NAME}{ending}" for form, ending in ENDINGS.items()}


def manuscript(portal: Portal, exchange: PolicyExchange, brief: PolicyBrief, site_url: str) -> Manuscript:
    """What documents of the brief are made from."""
    licence = portal.licences[brief.licence]
    return Manuscript(
        title=brief.title,
        summary=brief.summary,
        language=spoken().tag,
        credit=", ".join(portal.organisation(written) for written in brief.authors),
        version=brief.version,
        day=brief.changed,
        identity=portal.identity_named("policy-brief"),
        address=f"{site_url}{BRIEF}",
        record=_RECORD,
        licence=licence.short,
        licence_url=licence.url,
        terms=licence.reuse,
        funding=portal.project.funding_said,
        by_the_eu=portal.project.by_the_eu,
        body=body(portal, exchange),
        most_pages=MOST_PAGES,
    )


class BriefFiles:
    """The documents of the brief of one portal, and its citations."""

    def __init__(self, portal: Portal, exchange: PolicyExchange, brief: PolicyBrief, shelf: Shelf, url: str) -> None:
        """``url`` is the whole address of the home page, with a slash at its end."""
        self._portal, self._exchange, self._brief, self._shelf, self._url = portal, exchange, brief, shelf, url

    @cached_property
    def downloads(self) -> tuple[Download, ...]:
        """What the brief can be taken as. Raises UnmadeError if the PDF has more than MOST_PAGES pages."""
        source = manuscript(self._portal, self._exchange, self._brief, self._url)
        made = self._shelf.files((source,))[source]
        return tuple(Download(f"{BRIEF}{BRIEF_NAME}.{form}", form, made[form]) for form in FORMATS)

    def files(self) -> Mapping[str, str | Path | bytes]:
        """Path below the site's root -> content, of every file."""
        return {**dict(self._cited()), **{download.path: download.content for download in self.downloads}}

    def _cited(self) -> Iterator[tuple[str, str]]:
        cited = citation(self._portal, self._brief, self._url)
        yield from zip(citation_paths().values(), (cited.bibtex(), cited.ris(), cited.csl()), strict=True)
