"""Numbers that the site states, each with its receipt: what was counted, by which rule, and where to count again."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from portal.records.base import Citation

LINKS = 40
"""A receipt names no more records; of more, it leads to the page that lists them."""


class Counted(Protocol):
    """A record that a page is about."""

    @property
    def label(self) -> str:
        """Its name."""

    @property
    def path(self) -> str:
        """Address of its page, below the site's root."""


class Demand(NamedTuple):
    """What a record of a file for programs must say to be counted."""

    field: str
    relation: Literal["is", "is not", "has"]
    """``has`` is for a field that is a list."""
    value: str
    """A truth value is written true or false."""

    def __str__(self) -> str:
        """It as a sentence says it."""
        return " ".join(self)


@dataclass(frozen=True, kw_only=True)
class Slice:
    """The records of a file for programs that give a number."""

    dataset: str
    """Name of the file below ``api/``, without its ending."""
    where: tuple[Demand, ...] = ()
    """All of them hold for each record that counts."""
    sums: str | None = None
    """The field that is added up, in which null is 0."""
    distinct: str | None = None
    """The field whose different values are counted. Without it and ``sums`` the records are counted."""

    @property
    def path(self) -> str:
        """Address of the file, below the site's root."""
        return f"api/{self.dataset}.json"

    @property
    def words(self) -> str:
        """Which records count, in words that programs read too; "" for all of them."""
        return "; ".join(map(str, self.where))


# Two of one key and value are the same: a figure is made anew wherever it is shown, and records are slow to compare.
@dataclass(frozen=True, kw_only=True, eq=False)
class Figure:
    """A number and its receipt."""

    name: str
    of: str = ""
    """Id of the country, hub or term that it is about; "" where it is about the whole network."""
    value: int
    label: str
    """What was counted, in a few words that stand after the number."""
    rule: str | None
    """Name of the sentence in ``docs/sentences/figures.md`` that says what counts and what does not; None for a limit
    of the program."""
    slice: Slice | None
    """Where it can be counted again; None for such a limit, which nobody counts."""
    less: str | None = None
    """The key of the figure that is taken away from what the slice gives; the result is not below 0."""
    records: tuple[Counted, ...] = ()
    """The records that were counted, where they have pages."""
    listed: str | None = None
    """Address below the site's root of the page that lists what was counted, where there is one."""
    sources: tuple[Citation, ...] = ()
    """Where the number comes from, if it was not counted here but planned."""

    @property
    def key(self) -> str:
        """Its name in ``api/figures.json`` and on pages."""
        return f"{self.name}/{self.of}" if self.of else self.name

    def __eq__(self, other: object) -> bool:
        """True for the same number of the same thing."""
        return isinstance(other, Figure) and (self.key, self.value) == (other.key, other.value)

    def __hash__(self) -> int:
        """By what is compared."""
        return hash((self.key, self.value))
