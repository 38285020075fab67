"""The numbers that pages state, for programs: with ``api/`` alone, each can be counted again."""

from collections.abc import Callable, Iterable
from typing import Literal

from portal.open_data.catalogue import OpenRecords
from portal.open_data.contents import Document
from portal.open_data.items import Address, CitationItem, Published, citations
from portal.portal import Portal
from portal.records.figure import Figure
from portal.words.language import _


class ConditionItem(Published):
    """What a record must say to be counted."""

    field: str
    """Field of the record."""
    relation: Literal["is", "is not", "has"]
    """How the value stands to it; has is for lists."""
    value: str
    """The value as text; null is no value, and differs from each."""


class FigureItem(Published):
    """A number that pages state."""

    id: str
    """Its name; after a stroke, the country, hub or term that it is about. Pages mark the number with it."""
    value: int
    """The number."""
    label: str
    """What was counted."""
    file: Address
    """The file whose records were counted."""
    filter: str
    """Which records count, in words; empty where all of them do."""
    where: tuple[ConditionItem, ...]
    """The same for programs, in the JSON file: each record that counts meets all of these."""
    sums: str | None
    """The field that is added up, in which null is 0; null where records are counted."""
    distinct: str | None
    """The field whose different values are counted; null where records are counted, or a field is added up."""
    less: str | None
    """The id of the number that is taken away from the result, which is never below 0."""
    citations: tuple[CitationItem, ...]
    """Where a number comes from that was planned and not counted; not in the CSV file."""


def _item(portal: Portal, figure: Figure, site_url: str) -> FigureItem:
    assert figure.slice is not None
    return FigureItem(
        id=figure.key,
        value=figure.value,
        label=figure.label,
        file=f"{site_url}{figure.slice.path}",
        filter=figure.slice.words,
        where=tuple(ConditionItem(**one._asdict()) for one in figure.slice.where),
        sums=figure.slice.sums,
        distinct=figure.slice.distinct,
        less=figure.less,
        citations=citations(portal, figure.sources),
    )


def figure_list(made: Callable[[Portal], Iterable[Figure]]) -> Callable[[Portal, str], OpenRecords]:
    """What publishes the figures that ``made`` makes of a portal, but for those that nobody can count."""

    def records(portal: Portal, site_url: str) -> OpenRecords:
        found = [figure for figure in made(portal) if figure.slice is not None]
        return OpenRecords(
            id="figures",
            title=_("Numbers"),
            description=_("Each number of the pages, with the filter that gives it."),
            model=FigureItem,
            document=Document[FigureItem],
            collection=None,
            count=len(found),
            items=lambda: (_item(portal, figure, site_url) for figure in found),
            vocabularies=(),
        )

    return records
