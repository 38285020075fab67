"""Case studies and stories: /cases/ and a page for each."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from math import ceil

from portal.following.channels import Channel
from portal.following.follow_line import follow
from portal.frame import json_ld
from portal.frame.addresses import CASES, address
from portal.frame.page import Crumb, Page
from portal.parts.stories.records import CaseStudy
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
    last = max(1, ceil(len(cases) / CASES_A_PAGE))
    stories = (*root, (_("Stories"), CASES))
    paths = tuple(path(other) for other in range(1, last + 1))
    for number in range(1, last + 1):
        shown = cases[(number - 1) * CASES_A_PAGE : number * CASES_A_PAGE]
        title = _("Stories") if number == 1 else _("Stories, page %(number)d") % {"number": number}
        used = _used(shown, "country")
        yield Page(
            path=path(number),
            title=title,
            description=_("What hubs and schools of the network did, told from their own accounts and with sources."),
            template="pages/cases.html",
            values={
                "cases": shown,
                "follow": follow(channels, "feeds/cases", _("the stories")),
                "number": number,
                "pages": paths,
                "countries": [country for country in portal.countries.values() if country.id in used],
                "facets": {name: _terms(portal, vocabulary, _used(shown, field)) for name, vocabulary, field in FACETS},
            },
            parents=root if number == 1 else stories,
            linked_data=json_ld.item_list(title, shown, site_url),
            feeds=("feeds/cases",),
        )
    for case in cases:
        country = portal.countries[case.country]
        yield Page(
            path=address(case),
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
            parents=stories,
            linked_data=json_ld.case_study(portal, case, site_url),
            country=country.id,
            feeds=("feeds/cases", f"feeds/country/{country.id}/cases"),
            changed=case.changed,
        )


def path(number: int) -> str:
    """Address of a page of the list, counted from 1."""
    return CASES if number == 1 else f"{CASES}page-{number}/"


def _used(cases: Iterable[CaseStudy], field: str) -> set[str]:
    """The values that a field has in any of the stories."""
    values = [getattr(case, field) for case in cases]
    return {id for value in values for id in (value if isinstance(value, tuple) else (value,))}


def _terms(portal: Portal, vocabulary: str, used: set[str]) -> list[VocabularyTerm]:
    return [term for term in portal.vocabularies[vocabulary].values() if term.id in used]
