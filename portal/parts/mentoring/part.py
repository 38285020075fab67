"""The mentoring guide and the way to a hub as a part of the site: the words of their pages are hand-written."""

from collections.abc import Iterator

from portal.frame.page import Page
from portal.frame.templates import Templates, Tools
from portal.parts.making import Files, Making
from portal.parts.mentoring import components, pages
from portal.parts.mentoring.booklet import Booklet
from portal.parts.mentoring.checks import (
    guide_names_our_own_sheets,
    sheets_can_be_in_the_booklet,
    steps_name_units_of_their_course,
)
from portal.parts.mentoring.kinds import KINDS
from portal.parts.mentoring.sections import GUIDE, START
from portal.parts.part import Part


def _booklet(making: Making) -> Booklet | None:
    """The booklet; None where only addresses are wanted."""
    return Booklet(making.portal, making.shelf, making.url) if making.shelf is not None else None


def _pages(making: Making) -> Iterator[Page]:
    booklet = making.view(_booklet)
    return pages.page(making.portal, making.url, making.home, booklet.files if booklet is not None else ())


def _files(making: Making, templates: Templates) -> Files:
    booklet = making.view(_booklet)
    return {file.path: file.content for file in booklet.files} if booklet is not None else {}


PART = Part(
    name="mentoring",
    kinds=KINDS,
    sections=(GUIDE, START),
    written=(START.path,),
    tools=lambda _portal, _base: Tools(components.FILLINGS),
    checks=(guide_names_our_own_sheets, steps_name_units_of_their_course, sheets_can_be_in_the_booklet),
    pages=_pages,
    files=_files,
)
