"""The section of a page."""

from collections.abc import Iterable

from portal.records.section import Section
from portal.words.language import N_

OTHER = Section("", N_("Other pages"), "", rank=1_000)
"""The section of pages that belong to none."""


def section_of(crumbs: tuple[tuple[str, str], ...], sections: Iterable[Section]) -> Section:
    """The section of a hand-written page, by the trail of (title, path) that leads to it, itself at the end.

    That is the section that begins with the page itself, or with the nearest page above it. The home page belongs to
    the section that says so.
    """
    if len(crumbs) == 1:
        return next((section for section in sections if section.home), OTHER)
    begun = {section.path: section for section in sections}
    return next((begun[path] for _title, path in reversed(crumbs) if path in begun), OTHER)
