"""What a release of the site changed, in words that were made when it was released and never change."""

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from portal.parts.changes.sections import CHANGES
from portal.problem import shortened
from portal.records.base import Citations, Piece, Publication
from portal.records.fields import CountryRef, Line

MOST_CHANGES = 400
Fate = Literal["new", "ended", "removed", "changed"]
FATES: tuple[Fate, ...] = ("new", "changed", "ended", "removed")
"""In the order in which readers see them."""


_KEPT_AT = re.compile(r"[a-z_]+/[a-z0-9]+(-[a-z0-9]+)*")


def _kept_at(value: str) -> str:
    if not _KEPT_AT.fullmatch(value):
        raise ValueError(f'"{shortened(value)}" is no place of a record; write its list and id, like schools/xx-town')
    return value


KeptAt = Annotated[
    str, Field(max_length=180, json_schema_extra={"pattern": f"^{_KEPT_AT.pattern}$"}), AfterValidator(_kept_at)
]


class ToldChange(Piece):
    """What became of one record."""

    fate: Fate
    """What became of it: `new`, `changed`, `ended` or `removed`."""
    what: Line
    """What readers call such a record, for example `school`."""
    name: Line
    """Its name at that time."""
    record: KeptAt | None = None
    """Where it was kept, for example `schools/xx-town`; its page is found by that, also under a later id."""
    text: Line | None = None
    """What it says otherwise, in one line."""


class Release(Publication):
    """What a release changed in one country, or beside the countries. `portal release` writes it."""

    folder: ClassVar[str | None] = CHANGES.path

    title: Line
    """Title, with the country and the day."""
    summary: Line
    """How much changed, in one sentence."""
    country: CountryRef | None = None
    """Country that it is about; left out for what is of no one country."""
    changes: tuple[ToldChange, ...] = Field((), max_length=MOST_CHANGES)
    """What became of each record."""
    left_out: int = Field(0, ge=0, le=1_000_000)
    """How many more changes there were than are told."""
    sources: Citations = ()
    """Not needed: it tells what stood in this portal before and after."""

    @property
    def countries_named(self) -> tuple[str, ...]:
        """The country that it is about."""
        return (self.country,) if self.country is not None else ()
