"""The project, those who carry it and what it refers to, as a part of the site."""

from collections.abc import Iterator

from portal.frame.addresses import HOME
from portal.frame.page import Page
from portal.frame.templates import Tools
from portal.parts.about import components, linked_data, security_txt, terms
from portal.parts.about.addresses import ACCESSIBILITY, DELIVERABLES, GLOSSARY, PARTNERS
from portal.parts.about.checks.bodies import meetings_have_a_policy_exchange, members_have_a_board
from portal.parts.about.checks.consent import consent_still_holds
from portal.parts.about.checks.glossary_words import glossary_entries_point_elsewhere, glossary_words_lead_to_one_entry
from portal.parts.about.checks.phases import months_lie_in_the_project
from portal.parts.about.checks.security_reports import security_reports_still_count
from portal.parts.about.kinds import KINDS
from portal.parts.about.pages import consortium, glossary
from portal.parts.about.records import AdvisoryMember, Partner
from portal.parts.about.sections import ABOUT, BOARD, CONTRIBUTE, EXCHANGE
from portal.parts.making import Making
from portal.parts.part import Part


def _pages(making: Making) -> Iterator[Page]:
    yield from consortium.pages(making.portal, making.url, making.home)
    yield from glossary.pages(making.portal, making.url, making.home)


PART = Part(
    name="about",
    kinds=KINDS,
    sections=(EXCHANGE, BOARD, ABOUT, CONTRIBUTE),
    checks=(
        months_lie_in_the_project,
        glossary_words_lead_to_one_entry,
        glossary_entries_point_elsewhere,
        members_have_a_board,
        meetings_have_a_policy_exchange,
        consent_still_holds,
        security_reports_still_count,
    ),
    tools=lambda _portal, _base: Tools(components.FILLINGS),
    figures={
        "partners": lambda portal: len(portal.every(Partner)),
        "advisory_members": lambda portal: len(portal.every(AdvisoryMember)),
    },
    pages=_pages,
    written=(PARTNERS, DELIVERABLES, ACCESSIBILITY, GLOSSARY, BOARD.path, EXCHANGE.path),
    files=lambda making, _templates: security_txt.security_txt(making.portal.project, making.url),
    explains=terms.explaining,
    types=lambda making: security_txt.types(making.portal.project),
    described={HOME: lambda making: linked_data.website(making.portal, making.url)},
)
