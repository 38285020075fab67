"""Long lists cut into pages: how many there are, the records on each, and their addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from portal.words.language import _

T = TypeVar("T")


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """One page of a list."""

    items: tuple[T, ...]
    """The records on the page."""
    number: int
    """Its number, counted from 1."""
    paths: tuple[str, ...]
    """The addresses of all pages of the list, below the site's root, in order."""

    @property
    def path(self) -> str:
        """Its own address below the site's root."""
        return self.paths[self.number - 1]

    @property
    def first(self) -> bool:
        """True for the page with which the list begins."""
        return self.number == 1

    @property
    def last(self) -> bool:
        """True for the page with which the list ends."""
        return self.number == len(self.paths)

    def title(self, of_list: str) -> str:
        """Title of the page in a list of that title: it includes the number from the second page on."""
        if self.first:
            return of_list
        return _("%(title)s, page %(number)d") % {"title": of_list, "number": self.number}


def sheets(items: Sequence[T], size: int, start: str, further: str = "page-", least: int = 1) -> Iterator[Sheet[T]]:
    """The pages of a list with at most ``size`` items each, and at least ``least`` pages, be they empty.

    The first page has the address ``start``, the others ``further`` and their number below it.
    """
    count = max(least, -(-len(items) // size))
    paths = tuple(sheet_path(number, start, further) for number in range(1, count + 1))
    for number in range(1, count + 1):
        yield Sheet(tuple(items[(number - 1) * size : number * size]), number, paths)


def sheet_path(number: int, start: str, further: str = "page-") -> str:
    """Address of a page of a list, counted from 1."""
    return start if number == 1 else f"{start}{further}{number}/"
