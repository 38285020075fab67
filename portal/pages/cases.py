"""Case studies and stories: /cases/ and a page for each."""

from collections.abc import Iterator
from math import ceil

from portal import linked_data
from portal.addresses import CASES, address
from portal.language import _
from portal.pages.page import Crumb, Page
from portal.portal import Portal

CASES_A_PAGE = 60


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """The list of stories, at most CASES_A_PAGE a page, and a page for every story."""
    cases = tuple(portal.case_studies.values())
    last = max(1, ceil(len(cases) / CASES_A_PAGE))
    stories = (*root, (_("Stories"), CASES))
    for number in range(1, last + 1):
        shown = cases[(number - 1) * CASES_A_PAGE : number * CASES_A_PAGE]
        title = _("Stories") if number == 1 else _("Stories, page %(number)d") % {"number": number}
        yield Page(
            path=path(number),
            title=title,
            description=_("What hubs and schools of the network did, told from their own accounts and with sources."),
            template="pages/cases.html",
            values={"cases": shown, "number": number, "pages": tuple(path(other) for other in range(1, last + 1))},
            parents=root if number == 1 else stories,
            linked_data=linked_data.case_studies(title, shown, site_url),
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
                "others": tuple(other for other in portal.cases_of(country) if other.id != case.id)[:3],
            },
            parents=stories,
            linked_data=linked_data.case_study(portal, case, site_url),
            country=country.id,
        )


def path(number: int) -> str:
    """Address of a page of the list, counted from 1."""
    return CASES if number == 1 else f"{CASES}page-{number}/"
