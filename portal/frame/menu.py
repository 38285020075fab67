"""The menu of the site as ``mkdocs.yml`` has it under ``nav``, without pages that are not there."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from portal.frame.addresses import HOME
from portal.frame.page import Crumb, PageFacts
from portal.portal import Portal
from portal.records.section import Section
from portal.words.language import _

Group = Sequence[Crumb]
"""The pages of an entry of the menu, as (title, address below the site's root)."""


@dataclass(frozen=True)
class MenuEntry:
    """An entry of the menu: a page, or a group of pages."""

    title: str
    pages: tuple[Crumb, ...]
    """The page, or those of the group, the first of which the entry leads to."""
    groups: tuple[tuple[Crumb, ...], ...] = ()
    """The group, and before it every group inside it; the pages of a group inside are also in the group around it."""


@dataclass(frozen=True)
class MenuLink:
    """An entry of the menu as a page shows it."""

    title: str
    path: str
    """Address below the site's root."""
    current: Literal["page", "true"] | None
    """"page" if it leads to the page itself, "true" if the page is of its group or below it."""


def entries(items: Iterable[Any]) -> tuple[MenuEntry, ...]:
    """The entries of the menu as site generators such as MkDocs have read it: pages, and groups with ``children``."""
    return tuple(
        MenuEntry(str(item.title), pages, tuple(_groups(item))) for item in items if (pages := tuple(_pages(item)))
    )


def titles(nav: Any) -> dict[str, str]:
    """Path below docs/ -> title, of every page that the menu of ``mkdocs.yml`` (``nav``) calls by a title."""
    if isinstance(nav, dict):
        inside = {
            path: title for one in nav.values() if not isinstance(one, str) for path, title in titles(one).items()
        }
        return {**{path: title for title, path in nav.items() if isinstance(path, str)}, **inside}
    return {path: title for one in nav or () if not isinstance(one, str) for path, title in titles(one).items()}


def _pages(item: Any) -> Iterator[Crumb]:
    if item.is_page:
        yield str(item.title), item.url
    else:
        for one in getattr(item, "children", None) or ():
            yield from _pages(one)


def _groups(item: Any) -> Iterator[tuple[Crumb, ...]]:
    if not item.is_page:
        for one in getattr(item, "children", None) or ():
            yield from _groups(one)
        yield tuple(_pages(item))


def group_of(path: str, menu: Iterable[MenuEntry]) -> tuple[Crumb, ...]:
    """The pages of the innermost group of the menu that the page is in, in order; none where it is in no group."""
    groups = (group for entry in menu for group in entry.groups)
    return next((group for group in groups if any(other == path for _title, other in group)), ())


def trail(menu: Iterable[MenuEntry], page: PageFacts) -> tuple[Crumb, ...]:
    """The trail of breadcrumbs to the page, itself at the end, through the entry of the menu that leads there.

    The first page below the home page is called as in the menu. Where it is another page of a group, the first page of
    that group stands before it. A page that is in none has the trail that it says.
    """
    home, *below = page.crumbs
    for entry in menu:
        if below and below[0][1] in {path for _title, path in entry.pages}:
            first = (entry.title, entry.pages[0][1])
            return (home, first, *(below[1:] if below[0][1] == first[1] else below))
    return page.crumbs


def links(menu: Iterable[MenuEntry], page: PageFacts) -> tuple[MenuLink, ...]:
    """The menu as the page shows it. The home page has no entry: the name of the site leads to it.

    The entry that is marked is the one that the trail of breadcrumbs goes through.
    """
    entries = tuple(entry for entry in menu if entry.pages[0][1])
    above = {path for _title, path in trail(entries, page)}
    return tuple(
        MenuLink(entry.title, entry.pages[0][1], _current(entry.pages[0][1], page, above)) for entry in entries
    )


def _current(path: str, page: PageFacts, above: Collection[str]) -> Literal["page", "true"] | None:
    if page.path == path:
        return "page"
    return "true" if path in above else None


def absent(portal: Portal) -> frozenset[Section]:
    """The sections that the portal does not have, because there is no record to make them from."""
    sections = (kind.section for kind in portal.kinds if kind.optional and not portal.tables[kind.name])
    return frozenset(section for section in sections if section is not None)


def sources(sections: Iterable[Section]) -> frozenset[str]:
    """The paths of the files below docs/ with which the sections would begin."""
    return frozenset(f"{section.path}index.md" for section in sections)


def above(path: str, group: Group, sections: Iterable[Section]) -> tuple[Crumb, ...]:
    """The pages above a hand-written page that is in that ``group`` of the menu, the home page first.

    These are the home page and the first page of its group. The first page of a section has only the home page above
    it, wherever it is in the menu.
    """
    if path == HOME:
        return ()
    home = (_("Home"), HOME)
    first = group[0] if group else home
    if path in {first[1], *(section.path for section in sections)}:
        return (home,)
    return tuple(dict.fromkeys((home, first)))


def without(nav: Sequence[Any], files: Collection[str]) -> list[Any]:
    """The menu without the pages of these ``files`` below docs/.

    A group of which one page is left becomes that page, and one of which none is left goes.
    """
    return list(_kept(nav, files))


def _kept(nav: Sequence[Any], files: Collection[str]) -> Iterator[Any]:
    for entry in nav:
        if not isinstance(entry, dict):
            if entry not in files:
                yield entry
            continue
        for title, inside in entry.items():
            if isinstance(inside, str):
                if inside not in files:
                    yield {title: inside}
                continue
            left = list(_kept(inside, files))
            if len(left) == len(inside) or len(left) > 1:
                yield {title: left}
            else:
                yield from left
