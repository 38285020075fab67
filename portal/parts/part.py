"""What a part of the site owes to the whole: the rest of the program goes through the parts and asks them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from portal.checks import Check
from portal.checks.every_kind import CHECKS
from portal.frame.figures import Figures
from portal.frame.json_ld import LinkedData
from portal.frame.page import Page
from portal.frame.preview import Preview
from portal.frame.templates import Templates, Tools
from portal.open_data.catalogue import OpenRecords
from portal.open_data.embeds import Embed
from portal.parts import plain_pages
from portal.parts.making import Files, Making
from portal.portal import Portal
from portal.problem import Problem
from portal.records.kind import Kind
from portal.records.section import Section


class Explaining(Protocol):
    """Adds to the body of a page what explains its words; ``whole`` looks at all running text, as on hand-written
    pages, and else only at long text from records."""

    def __call__(self, body: str, *, whole: bool) -> str: ...


def _nowhere(portal: Portal) -> tuple[str, ...]:
    return ()


def _no_embeds(portal: Portal) -> tuple[Embed, ...]:
    return ()


def _no_previews(portal: Portal) -> tuple[Preview, ...]:
    return ()


def _none_lost(portal: Portal, pages: Collection[str]) -> tuple[Problem, ...]:
    return ()


def _none_moved(portal: Portal) -> tuple[tuple[str, str], ...]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the site."""

    name: str
    kinds: tuple[Kind, ...] = ()
    """The kinds of its records."""
    sections: tuple[Section, ...] = ()
    """The sections in which its pages are found."""
    checks: tuple[Check, ...] = ()
    """Its own rules across files."""
    lost_links: Callable[[Portal, Collection[str]], Iterable[Problem]] = _none_lost
    """The links in its texts that lead to none of the pages, given by their addresses below the site's root."""
    tools: Callable[[Portal, str], Tools] | None = None
    """What its templates call, from the portal and the path of the site's root."""
    figures: Figures = field(default_factory=dict)
    """Numbers of it that texts state."""
    coverage: Callable[[Portal], Iterable[str]] = _nowhere
    """Names of the countries that the site is about, as programs read them."""
    pages: Callable[[Making], Iterator[Page]] | None = None
    """Its pages; None where it makes none of its own. Kinds without pages of their own get plain ones."""
    files: Callable[[Making, Templates], Files] | None = None
    """Its files beside pages."""
    datasets: tuple[Callable[[Portal, str], OpenRecords], ...] = ()
    """Its records as they are published for programs, each from the portal and its address."""
    embeds: Callable[[Portal], Iterable[Embed]] = _no_embeds
    """Lists of its records that other sites show in a frame."""
    previews: Callable[[Portal], Iterable[Preview]] = _no_previews
    """Images that other sites show beside links to its pages, other than those of its sections."""
    written: tuple[str, ...] = ()
    """Addresses of its pages whose text is in a hand-written page at the same address."""
    described: Mapping[str, Callable[[Making], LinkedData]] = field(default_factory=dict)
    """JSON-LD of hand-written pages that are about a record or about files, by their addresses."""
    moved: Callable[[Portal], Iterable[tuple[str, str]]] = _none_moved
    """Former addresses of its pages and files that no rule for all records covers, and where they lead."""
    explains: Callable[[Portal, Templates], Explaining] | None = None
    """What it adds to the body of every page."""
    types: Callable[[Making], Mapping[str, str]] | None = None
    """Those of its files whose endings hosts may not know -> media type."""

    def made(self, making: Making) -> Iterator[Page]:
        """Its pages, and a plain list and plain pages of each kind of records for which it makes none."""
        paths, records = set[str](), set[type]()
        for page in self.pages(making) if self.pages is not None else ():
            paths.add(page.path)
            records.add(type(page.record))
            yield page
        tables, plain = making.portal.tables, []
        for kind in self.kinds:
            listed = kind.folder in paths or (kind.section is not None and kind.section.path in paths)
            # Where there is a list and no record, nothing shows whether the part would make a page of one.
            if kind.model not in records and (tables[kind.name] or not listed):
                plain.append(kind)
        yield from plain_pages.pages(plain, making)


def sections_of(parts: Iterable[Part]) -> tuple[Section, ...]:
    """The sections of the site in the order in which readers see them."""
    return tuple(sorted((one for part in parts for one in part.sections), key=lambda section: section.rank))


def checks_of(parts: Iterable[Part]) -> tuple[Check, ...]:
    """The rules for every kind of record, and those of the parts."""
    return (*CHECKS, *(check for part in parts for check in part.checks))


def figures_of(parts: Iterable[Part]) -> Figures:
    """The numbers of all parts that texts state."""
    return dict(sorted((name, count) for part in parts for name, count in part.figures.items()))


def previews_of(parts: Iterable[Part], portal: Portal) -> tuple[Preview, ...]:
    """The preview images of all parts, other than those of sections."""
    return tuple(preview for part in parts for preview in part.previews(portal))


def kinds_of(parts: Sequence[Part]) -> tuple[Kind, ...]:
    """The kinds of records of all parts."""
    return tuple(kind for part in parts for kind in part.kinds)
