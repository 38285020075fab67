"""Case studies and stories: /cases/ and a page for each."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from portal.following.channels import Channel
from portal.following.follow_line import follow
from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.frame.paging import sheets
from portal.parts.stories import linked_data
from portal.parts.stories.records import CaseStudy
from portal.parts.stories.sections import STORIES
from portal.portal import Portal
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _

CASES_A_PAGE = 60

FACETS = (
    ("level", "levels", "levels"),
    ("theme", "themes", "themes"),
    ("approach", "approaches", "approaches"),
    ("challenge", "policy_challenges", "policy_challenges"),
)
"""What stories can be filtered by, beside the country: name in the address, vocabulary, field."""


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...], channels: Mapping[str, Channel]) -> Iterator[Page]:
    """The list of stories, at most CASES_A_PAGE a page, and a page for every story."""
    cases = tuple(portal.case_studies.values())
    stories = (*root, (_("Stories"), STORIES.path))
    for sheet in sheets(cases, CASES_A_PAGE, STORIES.path):
        shown, title = sheet.items, sheet.title(_("Stories"))
        used = _used(shown, "country")
        yield Page(
            path=sheet.path,
            title=title,
            description=title,
            written=sheet.first,
            template="pages/cases.html",
            values={
                "cases": shown,
                "follow": follow(channels, "feeds/cases", _("the stories")),
                "number": sheet.number,
                "pages": sheet.paths,
                "countries": [country for country in portal.countries.values() if country.id in used],
                "facets": {name: _terms(portal, vocabulary, _used(shown, field)) for name, vocabulary, field in FACETS},
            },
            section=STORIES,
            parents=root if sheet.first else stories,
            linked_data=json_ld.item_list(title, shown, site_url),
            searched=sheet.first,
            feeds=("feeds/cases",),
        )
    for case in cases:
        country = portal.countries[case.country]
        yield Page(
            path=case.path,
            title=case.title,
            description=case.summary,
            template="pages/case.html",
            values={
                "case": case,
                "country": country,
                "hubs": [portal.clusters[id] for id in case.clusters],
                "schools": [portal.schools[id] for id in case.schools],
                "others": tuple(islice((other for other in portal.cases_of(country) if other.id != case.id), 3)),
            },
            section=STORIES,
            parents=stories,
            linked_data=linked_data.case_study(portal, case, site_url),
            record=case,
            country=country.id,
            preview=f"cases-{country.id}",
            feeds=("feeds/cases", f"feeds/country/{country.id}/cases"),
            changed=case.changed,
        )


def _used(cases: Iterable[CaseStudy], field: str) -> set[str]:
    """The values that a field has in any of the stories."""
    values = [getattr(case, field) for case in cases]
    return {id for value in values for id in (value if isinstance(value, tuple) else (value,))}


def _terms(portal: Portal, vocabulary: str, used: set[str]) -> list[VocabularyTerm]:
    return [term for term in portal.vocabularies[vocabulary].values() if term.id in used]
