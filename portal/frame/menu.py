"""The menu of the site as ``mkdocs.yml`` has it under ``nav``, without pages that are not there."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from portal.portal import Portal
from portal.records.section import Section


def absent(portal: Portal) -> frozenset[Section]:
    """The sections that the portal does not have, because there is no record to make them from."""
    sections = (kind.section for kind in portal.kinds if kind.optional and not portal.tables[kind.name])
    return frozenset(section for section in sections if section is not None)


def sources(sections: Iterable[Section]) -> frozenset[str]:
    """The paths of the files below docs/ with which the sections would begin."""
    return frozenset(f"{section.path}index.md" for section in sections)


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
