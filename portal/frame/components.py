"""Components of every part of the site that show more than their calls give: their values."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from portal.frame import emblem
from portal.frame.component import Filling
from portal.portal import Portal
from portal.records.base import Citation, Sourced, by_source
from portal.records.confirmed import Age
from portal.records.confirmed import confirmed as state_of
from portal.records.figure import LINKS, Figure
from portal.records.source import Source
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import N_, _, spoken


@dataclass(frozen=True, kw_only=True)
class TermChips(Values):
    """Terms of a vocabulary, each explained."""

    template: ClassVar[str] = "components/terms.html"
    terms: tuple[VocabularyTerm, ...]


def terms(portal: Portal, vocabulary: str, ids: tuple[str, ...]) -> TermChips:
    """The terms with these ids."""
    return TermChips(terms=tuple(portal.term(vocabulary, id) for id in ids))


@dataclass(frozen=True, kw_only=True)
class WrittenIn(Values):
    """The language of a record."""

    template: ClassVar[str] = "components/written_in.html"
    other: str | None
    """None where it is that of the site."""


def written_in(portal: Portal, language: str | None) -> WrittenIn:
    """The language of a record, None where it names none."""
    return WrittenIn(other=language if language != spoken().tag else None)


@dataclass(frozen=True, kw_only=True)
class SourceTitle(Values):
    """The title of a source, which leads to it."""

    template: ClassVar[str] = "components/source_title.html"
    title: str
    url: str | None
    language: str | None
    """None where it is not known."""


def source_title(portal: Portal, id: str) -> SourceTitle:
    """The source with that id; or, as records may name sources so, with that web address."""
    source = _source(portal, id)
    if source is None:
        return SourceTitle(title=id, url=id, language=None)
    return SourceTitle(title=source.title, url=source.url, language=source.language)


@dataclass(frozen=True)
class Known:
    """What is known of a record beside what its readers come for, such as a number of a register."""

    what: str
    text: str
    about: str | None = None
    """The name of what it is about, where that is not the record itself."""
    language: str | None = None
    """Language of that name, as BCP 47 has it."""


@dataclass(frozen=True, kw_only=True)
class SourceList(Values):
    """The sources of a record at the end of its page, folded, with how sure it is."""

    template: ClassVar[str] = "components/sources.html"
    note: str | None
    """Why the record says what it says."""
    known: tuple[Known, ...]
    sources: tuple[tuple[tuple[Citation, ...], Source | None], ...]
    """The citations of each, and the source; None for an address."""


def sources(portal: Portal, record: Sourced, known: tuple[Known, ...] = ()) -> SourceList:
    """The sources of the record, and what else is known of it."""
    return source_list(portal, record.sources, record.note, known)


def source_list(
    portal: Portal, sources: tuple[Citation, ...], note: str | None = None, known: tuple[Known, ...] = ()
) -> SourceList:
    """The sources that these citations name."""
    named = tuple((each, _source(portal, each[0].source)) for each in by_source(sources))
    return SourceList(note=note, known=known, sources=named)


@dataclass(frozen=True, kw_only=True)
class CitedSource(SourceTitle):
    """A source with the places in it, its words, and where copies of it may be kept."""

    template: ClassVar[str] = "components/cited.html"
    places: tuple[Citation, ...]
    foreign: str | None
    """The language of its words where it is another than that of the page."""
    brief: bool
    """True for the places only, as on pages that are printed."""


def cited(portal: Portal, citations: tuple[Citation, ...], brief: bool = False) -> CitedSource:
    """The one source that all ``citations`` name."""
    named = source_title(portal, citations[0].source)
    foreign = named.language if named.language != spoken().tag else None
    return CitedSource(
        title=named.title, url=named.url, language=named.language, places=citations, foreign=foreign, brief=brief
    )


@dataclass(frozen=True, kw_only=True)
class SourcesOfFact(Values):
    """The sources of one fact within a page."""

    template: ClassVar[str] = "components/cites.html"
    sources: tuple[tuple[Citation, ...], ...]
    """The citations of each source."""
    brief: bool
    """True for their places only."""


def cites(_portal: Portal, sources: tuple[Citation, ...], brief: bool = False) -> SourcesOfFact:
    """The sources that these citations name."""
    return SourcesOfFact(sources=by_source(sources), brief=brief)


@dataclass(frozen=True)
class RowSource:
    """A source of a table, with what each row takes from it."""

    id: str
    foreign: str | None
    """The language of its words where it is another than that of the page."""
    rows: tuple[tuple[str, Citation], ...]
    """The name of the row and where in the source it is told; without rows of which no place is known."""


@dataclass(frozen=True, kw_only=True)
class RowSources(Values):
    """The sources of all rows of a table, in one line below it."""

    template: ClassVar[str] = "components/row_sources.html"
    sources: tuple[RowSource, ...]


def row_sources(portal: Portal, rows: tuple[tuple[str, tuple[Citation, ...]], ...]) -> RowSources:
    """The sources of rows, which are given by their names and citations, each once with all that is taken from it."""
    found: dict[str, list[tuple[str, Citation]]] = {}
    for name, citations in rows:
        for citation in citations:
            found.setdefault(citation.source, []).append((name, citation))
    return RowSources(sources=tuple(_row_source(portal, id, named) for id, named in found.items()))


def _row_source(portal: Portal, id: str, named: list[tuple[str, Citation]]) -> RowSource:
    source = _source(portal, id)
    foreign = source.language if source is not None and source.language != spoken().tag else None
    return RowSource(id, foreign, tuple((name, one) for name, one in named if one.at or one.quote))


@dataclass(frozen=True, kw_only=True)
class Receipt(Values):
    """How one number was counted."""

    template: ClassVar[str] = "components/receipt.html"
    figure: Figure
    links: int = LINKS
    """The most records that it names."""


def receipt(_portal: Portal, figure: Figure) -> Receipt:
    """The receipt of a figure that somebody counts."""
    return Receipt(figure=figure)


@dataclass(frozen=True, kw_only=True)
class Receipts(Values):
    """How the numbers of one group were counted, folded away."""

    template: ClassVar[str] = "components/receipts.html"
    figures: tuple[Figure, ...]
    day: date
    """The day of the site, for which they hold."""


def receipts(portal: Portal, figures: tuple[Figure, ...]) -> Receipts:
    """The receipts of these figures."""
    return Receipts(figures=figures, day=portal.as_of)


def _source(portal: Portal, id: str) -> Source | None:
    return None if "://" in id else portal.sources[id]


@dataclass(frozen=True, kw_only=True)
class EuropeanEmblem(Values):
    """The European emblem, as a drawing of its own."""

    template: ClassVar[str] = "components/emblem.svg.jinja"
    width: int = int(emblem.WIDTH)
    height: int = int(emblem.HEIGHT)
    blue: str = emblem.BLUE
    yellow: str = emblem.YELLOW
    stars: tuple[tuple[emblem.Point, ...], ...] = emblem.stars()
    """The corners of each star."""


@dataclass(frozen=True, kw_only=True)
class EmblemOnPage(EuropeanEmblem):
    """The European emblem within a page."""

    template: ClassVar[str] = "components/eu_emblem.html"


def eu_emblem(_portal: Portal) -> EmblemOnPage:
    """The emblem."""
    return EmblemOnPage()


CONFIRMED_BY = {
    "coordinator": N_("the coordinator of the country"),
    "hub": N_("the hub"),
    "school": N_("the school"),
    "organisation": N_("the organisation"),
    "authors": N_("its authors"),
    "editors": N_("the editors of this site"),
}
"""In whose role a record was confirmed, as it is written after "by"."""


@dataclass(frozen=True, kw_only=True)
class ConfirmedLine(Values):
    """Whether somebody who knows a record has said that it is right, in one line."""

    template: ClassVar[str] = "components/confirmed.html"
    how: Age | Literal["changed"] | None
    """How old that is, or that the record was changed since; None for a record of which nobody can say it."""
    day: date | None
    """None where nobody has."""
    by: str


def confirmed(portal: Portal, record: object) -> ConfirmedLine:
    """What is known of the record's being right."""
    known = state_of(record, portal.as_of)
    if known is None or known.confirmation is None:
        return ConfirmedLine(how=None if known is None else known.age, day=None, by="")
    said = known.confirmation
    return ConfirmedLine(how="changed" if known.changed_since else known.age, day=said.day, by=_(CONFIRMED_BY[said.by]))


FILLINGS: tuple[Filling, ...] = (
    *(terms, written_in, source_title, sources, source_list),
    *(cited, cites, row_sources, receipt, receipts, eu_emblem, confirmed),
)
"""What fills these components."""
