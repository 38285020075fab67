"""News and the newsletter as a part of the site."""

from collections.abc import Iterator, Mapping

from portal.frame.page import Page
from portal.frame.templates import Templates, Tools
from portal.parts.making import Files, Making
from portal.parts.network.records import Country
from portal.parts.news import components, editions
from portal.parts.news.addresses import CHRONICLE
from portal.parts.news.checks.chronicle_chapters import chapters_have_places_of_their_own, chapters_look_back
from portal.parts.news.checks.issues import (
    issues_appear_after_their_period,
    issues_have_contents,
    periods_do_not_overlap,
)
from portal.parts.news.checks.length import news_has_a_length_to_read
from portal.parts.news.checks.translations import translations_are_told_apart
from portal.parts.news.editions import Edition
from portal.parts.news.kinds import KINDS
from portal.parts.news.pages import articles, chronicle, newsletters
from portal.parts.news.records import ChronicleChapter
from portal.parts.news.sections import NEWS, NEWSLETTER
from portal.parts.part import Part
from portal.portal import Portal
from portal.words.plaintext import folded, plain


def _pages(making: Making) -> Iterator[Page]:
    yield from articles.pages(making.portal, making.url, making.home, making.channels)
    yield from chronicle.page(making.portal, making.url, making.home)
    yield from newsletters.pages(making.portal, making.url, making.home, making.view(_editions))


def _editions(making: Making) -> Mapping[str, tuple[Edition, ...]]:
    """The editions of each issue, by its id; none where only addresses are wanted."""
    if making.templates is None:
        return {}
    return editions.editions(making.portal, making.templates, making.url)


def _files(making: Making, _templates: Templates) -> Files:
    return {edition.path: edition.content for pair in making.view(_editions).values() for edition in pair}


def _moved(portal: Portal) -> Iterator[tuple[str, str]]:
    """The archive of a country's news moves with the country; issues that were given up are in the chronicle."""
    for country in portal.every(Country).values():
        for former in country.formerly:
            yield f"{NEWS.path}country/{former}/*", f"{NEWS.path}country/{country.id}/:splat"
    for chapter in portal.every(ChronicleChapter).values():
        for former in chapter.formerly_issues:
            yield f"{NEWSLETTER.path}{former}/email.html", chapter.path
            yield f"{NEWSLETTER.path}{former}/*", chapter.path


PART = Part(
    name="news",
    kinds=KINDS,
    sections=(NEWS, NEWSLETTER),
    written=(NEWS.path, NEWSLETTER.path, CHRONICLE),
    checks=(
        translations_are_told_apart,
        news_has_a_length_to_read,
        chapters_look_back,
        chapters_have_places_of_their_own,
        periods_do_not_overlap,
        issues_appear_after_their_period,
        issues_have_contents,
    ),
    tools=lambda _portal, _base: Tools(components.FILLINGS, {"folded": folded, "plain": plain}),
    pages=_pages,
    files=_files,
    moved=_moved,
)
