"""What is wrong with the records and the hand-written pages, up to the last link: where nothing is, the site builds.

Where links may lead is known only when there are pages, and pages are made from records in which nothing is wrong. So
links between pages are looked at last.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from portal import portal
from portal.parts import pages
from portal.parts.training.checks.course_texts import lost_links
from portal.portal import Portal
from portal.problem import DataError, Findings, Problem
from portal.prose import addresses


def inspect(data: Path, as_of: date | None = None, docs: Path | None = None) -> tuple[Portal, Findings]:
    """The portal in ``data``, and mere notices.

    Consents are judged on the day ``as_of``, today where left out. Raises DataError with every problem in the data and,
    where their folder ``docs`` is given, in the hand-written pages. Without that folder it is not known which pages
    there are, and links between pages are not looked at.
    """
    found, notices = portal.read(data, as_of, docs)
    if docs is not None and (problems := Findings(_lost_links(found, docs))):
        raise DataError(problems)
    return found, notices


def _lost_links(found: Portal, docs: Path) -> Iterator[Problem]:
    made = (page.path for page in pages.pages(found, "/", lambda _resource: (), lambda _course, _module: ()))
    return lost_links(found, frozenset((*made, *addresses(docs))))
