"""Case studies and stories: /cases/ and a page for each."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from portal.following.channels import Channel
from portal.following.follow_line import Follow, follow
from portal.following.hearing import hear_more
from portal.frame import json_ld
from portal.frame.addresses import channel_path
from portal.frame.next_step import NextStep
from portal.frame.page import Crumb, Page
from portal.frame.paging import sheets
from portal.parts.about.sections import CONTRIBUTE
from portal.parts.library.holdings import Holdings
from portal.parts.network.records import Cluster, Country, School
from portal.parts.stories import linked_data
from portal.parts.stories.cases import Cases
from portal.parts.stories.counts import all_stories
from portal.parts.stories.records import CaseStudy
from portal.parts.stories.sections import STORIES
from portal.portal import Portal
from portal.records.figure import Figure
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _
from portal.words.territories import names_of_language

CASES_A_PAGE = 60
FILTERED_FROM = 20
"""Fewer stories are filtered by country alone, because most other values would leave one."""
OTHERS_SHOWN = 3

FACETS = (
    ("level", "levels", "levels"),
    ("theme", "themes", "themes"),
    ("approach", "approaches", "approaches"),
    ("challenge", "policy_challenges", "policy_challenges"),
)
"""What stories can be filtered by, beside the country: name in the address, vocabulary, field."""


@dataclass(frozen=True, kw_only=True)
class CasesPage(Values):
    """A page of the list of stories."""

    template: ClassVar[str] = "pages/cases.html"
    cases: tuple[CaseStudy, ...]
    follow: Follow
    countries: tuple[Country, ...]
    """The countries that the page can be filtered by: those of any story on it; none where all are of one."""
    answers: Mapping[str, tuple[str, ...]]
    """The levels by which each story is found, by its id."""
    facets: Mapping[str, tuple[VocabularyTerm, ...]]
    """What else it can be filtered by, by the name in the address."""
    searched: bool
    """True if there is a field for words."""
    figure: Figure | None
    """How many stories there are; None where the list has further pages, and a page counts what is on it."""
    number: int
    """Number of the page, counted from 1."""
    pages: tuple[str, ...]
    """The addresses of all pages of the list, below the site's root."""


@dataclass(frozen=True, kw_only=True)
class CasePage(Values):
    """A story."""

    template: ClassVar[str] = "pages/case.html"
    case: CaseStudy
    country: Country
    hubs: tuple[Cluster, ...]
    schools: tuple[School, ...]
    others: tuple[CaseStudy, ...]
    """More stories from its country."""


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...], channels: Mapping[str, Channel]) -> Iterator[Page]:
    """The list of stories, at most CASES_A_PAGE a page, and a page for every story."""
    cases = portal.view(Cases).latest
    stories = (*root, (_("Stories"), STORIES.path))
    for sheet in sheets(cases, CASES_A_PAGE, STORIES.path):
        shown, title = sheet.items, sheet.title(_("Stories"))
        used = {case.country for case in shown}
        yield Page(
            path=sheet.path,
            title=title,
            description=_("What hubs and schools of the network did."),
            written=sheet.first,
            values=CasesPage(
                cases=shown,
                follow=follow(channels, channel_path(STORIES.key), _("the stories")),
                countries=tuple(
                    country for country in portal.every(Country).values() if country.id in used and len(used) > 1
                ),
                answers={case.id: portal.answers("levels", case.levels) for case in shown},
                facets={name: _terms(portal, vocabulary, shown, field) for name, vocabulary, field in FACETS}
                if len(cases) >= FILTERED_FROM
                else {},
                searched=len(cases) >= FILTERED_FROM,
                figure=all_stories(portal) if len(sheet.paths) == 1 else None,
                number=sheet.number,
                pages=sheet.paths,
            ),
            section=STORIES,
            parents=root if sheet.first else stories,
            linked_data=json_ld.item_list(title, shown, site_url),
            searched=sheet.first,
            feeds=(channel_path(STORIES.key),),
        )
    for case in cases:
        country = portal.every(Country)[case.country]
        yield Page(
            path=case.path,
            title=case.title,
            description=case.summary,
            values=CasePage(
                case=case,
                country=country,
                hubs=tuple(portal.every(Cluster)[id] for id in case.clusters),
                schools=tuple(portal.every(School)[id] for id in case.schools),
                others=tuple(
                    islice((other for other in portal.view(Cases).about(country) if other.id != case.id), OTHERS_SHOWN)
                ),
            ),
            section=STORIES,
            parents=stories,
            linked_data=linked_data.case_study(portal, case, site_url),
            record=case,
            title_language=case.language,
            about="happening",
            names=names_of_language(case.language),
            country=country.id,
            preview=f"cases-{country.id}",
            feeds=(channel_path(STORIES.key), channel_path(STORIES.key, "country", country.id)),
            changed=case.changed,
            next_steps=_next(portal, case),
        )


def _next(portal: Portal, case: CaseStudy) -> tuple[NextStep, ...]:
    """A sheet about its themes, its hubs, and to tell a story of one's own."""
    sheets_for_it = portal.view(Holdings).sheets_about(case.themes)[:2]
    hubs = [portal.every(Cluster)[id] for id in case.clusters[:1]]
    return (
        *(NextStep(_("Use the sheet: %(title)s") % {"title": sheet.title}, sheet.path) for sheet in sheets_for_it),
        *(NextStep(_("See the hub of this story"), hub.path, hub.name) for hub in hubs),
        NextStep(_("Tell your own story"), f"{CONTRIBUTE.path}#case-study", _("with a few questions to answer")),
        hear_more(portal, (case.country,)),
    )


def _terms(portal: Portal, vocabulary: str, cases: Collection[CaseStudy], field: str) -> tuple[VocabularyTerm, ...]:
    """The terms that some of the stories answer to; one that all do would change nothing."""
    found = Counter(id for case in cases for id in portal.answers(vocabulary, getattr(case, field)))
    return tuple(term for term in portal.vocabularies[vocabulary].values() if 0 < found[term.id] < len(cases))
