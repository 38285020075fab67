"""The project, those who carry it and what it refers to, as a part of the site."""

from collections.abc import Iterator

from portal.frame.addresses import HOME
from portal.frame.page import Page
from portal.frame.templates import Templates, Tools
from portal.parts.about import (
    api,
    components,
    former_sites,
    home_components,
    linked_data,
    member_mark,
    operator_components,
    proposals,
    security_txt,
    terms,
)
from portal.parts.about.addresses import ACCESSIBILITY, ALIVE, DELIVERABLES, GLOSSARY, NUMBERS, PARTNERS
from portal.parts.about.checks.bodies import (
    an_open_board_has_a_controller,
    members_have_a_board,
)
from portal.parts.about.checks.consent import consent_still_holds
from portal.parts.about.checks.glossary_words import glossary_entries_point_elsewhere, glossary_words_lead_to_one_entry
from portal.parts.about.checks.named_operator import operator_is_named
from portal.parts.about.checks.old_addresses import old_addresses_are_named_once, successors_exist
from portal.parts.about.checks.phases import months_lie_in_the_project
from portal.parts.about.checks.places_in_sources import long_sources_are_cited_with_a_place
from portal.parts.about.checks.security_reports import security_reports_still_count
from portal.parts.about.checks.sought_pages import answers_lead_to_pages, questions_have_one_answer
from portal.parts.about.counts import FIGURES
from portal.parts.about.kinds import KINDS
from portal.parts.about.pages import alive, consortium, glossary, numbers
from portal.parts.about.sections import ABOUT, BOARD, CONTRIBUTE
from portal.parts.making import Files, Making
from portal.parts.part import Part


def _pages(making: Making) -> Iterator[Page]:
    yield from consortium.pages(making.portal, making.url, making.home)
    yield alive.page(making.portal, making.url, making.home)
    yield from glossary.pages(making.portal, making.url, making.home)
    yield from numbers.pages(making.portal, making.figures, making.url, making.home)


def _files(making: Making, templates: Templates) -> Files:
    return {
        **security_txt.security_txt(making.portal, making.url),
        **member_mark.drawn(making.portal, templates),
        **former_sites.listed(making.portal, making.url),
    }


FILLINGS = (
    *components.FILLINGS,
    *home_components.FILLINGS,
    *operator_components.FILLINGS,
    *proposals.FILLINGS,
)
"""What fills its components."""

PART = Part(
    name="about",
    kinds=KINDS,
    sections=(BOARD, ABOUT, CONTRIBUTE),
    checks=(
        months_lie_in_the_project,
        glossary_words_lead_to_one_entry,
        glossary_entries_point_elsewhere,
        members_have_a_board,
        an_open_board_has_a_controller,
        consent_still_holds,
        security_reports_still_count,
        operator_is_named,
        long_sources_are_cited_with_a_place,
        old_addresses_are_named_once,
        questions_have_one_answer,
    ),
    tools=lambda _portal, _base: Tools(FILLINGS),
    figures=FIGURES,
    datasets=api.DATASETS,
    page_checks=(successors_exist, answers_lead_to_pages),
    inherited=former_sites.inherited,
    pages=_pages,
    written=(PARTNERS, ALIVE, DELIVERABLES, ACCESSIBILITY, GLOSSARY, NUMBERS, BOARD.path),
    files=_files,
    explains=terms.explaining,
    types=lambda making: {**security_txt.types(making.portal.project), **former_sites.types(making.portal)},
    described={HOME: lambda making: linked_data.website(making.portal, making.url)},
)
