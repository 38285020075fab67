"""What a page ends in: what its reader can do next, and a message with which to correct it."""

from collections.abc import Collection
from dataclasses import dataclass

from portal.frame.addresses import HOME, SEARCH, form_page
from portal.frame.next_step import NextStep
from portal.frame.page import PageFacts
from portal.frame.remark import Remark, remark
from portal.portal import Portal


@dataclass(frozen=True)
class Onward:
    """The end of one page."""

    steps: tuple[NextStep, ...]
    """What its reader can do next."""
    remark: Remark | None
    """The message; None where there is nothing to correct that is not on another page."""
    form: str | None = None
    """Address of the form that is filled in with the record of the page; None where there is none."""


@dataclass(frozen=True)
class Ends:
    """Makes the ends of the pages of a portal."""

    portal: Portal
    root: str | None
    """Whole address of the home page; None where it is not known."""
    pages: Collection[str]
    """Addresses of the pages to which the end of another can lead, below the site's root."""

    def of(self, page: PageFacts) -> Onward:
        """The end of the page: steps that lead to no page, or to itself, are left out."""
        steps = tuple(one for one in page.next_steps if one.page in self.pages and one.page != page.path)
        facts = page.path not in {HOME, SEARCH} and (page.searched or page.record is not None)
        return Onward(steps, remark(self.portal, page, self.root) if facts else None, self._form(page))

    def _form(self, page: PageFacts) -> str | None:
        record = page.record
        if record is None or page.part is not None:
            return None
        kinds = (kind for kind in self.portal.kinds if kind.proposed is not None and isinstance(record, kind.model))
        return next((f"{form_page(kind.name)}?id={record.id}" for kind in kinds), None)
