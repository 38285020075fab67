"""News and the newsletter as a part of the site."""

from collections.abc import Iterator

from portal.frame.page import Page
from portal.parts.making import Making
from portal.parts.news import editions
from portal.parts.news.checks.issues import (
    issues_appear_after_their_period,
    issues_have_contents,
    periods_do_not_overlap,
)
from portal.parts.news.checks.translations import translations_are_told_apart
from portal.parts.news.kinds import KINDS
from portal.parts.news.pages import articles, newsletters
from portal.parts.news.sections import NEWS, NEWSLETTER
from portal.parts.part import Part
from portal.portal import Portal


def _pages(making: Making) -> Iterator[Page]:
    yield from articles.pages(making.portal, making.url, making.home, making.channels)
    yield from newsletters.pages(making.portal, making.url, making.home)


def _moved(portal: Portal) -> Iterator[tuple[str, str]]:
    """The archive of a country's news moves with the country."""
    for country in portal.countries.values():
        for former in country.formerly:
            yield f"{NEWS.path}country/{former}/*", f"{NEWS.path}country/{country.id}/:splat"


PART = Part(
    name="news",
    kinds=KINDS,
    sections=(NEWS, NEWSLETTER),
    checks=(
        translations_are_told_apart,
        periods_do_not_overlap,
        issues_appear_after_their_period,
        issues_have_contents,
    ),
    pages=_pages,
    files=lambda making, templates: editions.editions(making.portal, templates, making.url),
    moved=_moved,
)
