"""The policy exchange as a part of the site."""

from collections.abc import Iterator, Mapping

from portal.frame.media_types import MEDIA_TYPES
from portal.frame.page import Page
from portal.frame.templates import Templates, Tools
from portal.parts.exchange import api, components, pages
from portal.parts.exchange.brief import BriefFiles, citation_paths
from portal.parts.exchange.checks import (
    briefs_may_be_passed_on,
    findings_have_a_policy_exchange,
    meetings_have_a_policy_exchange,
)
from portal.parts.exchange.counts import FIGURES
from portal.parts.exchange.kinds import KINDS
from portal.parts.exchange.records import PolicyExchange
from portal.parts.exchange.sections import EXCHANGE
from portal.parts.making import Files, Making
from portal.parts.part import Part


def brief_files(making: Making) -> BriefFiles | None:
    """The files of the brief; None where there is no brief, and where only addresses are wanted."""
    exchange = making.portal.optional(PolicyExchange)
    if exchange is None or exchange.brief is None or making.shelf is None:
        return None
    return BriefFiles(making.portal, exchange, exchange.brief, making.shelf, making.url)


def _pages(making: Making) -> Iterator[Page]:
    offered = making.view(brief_files)
    return pages.pages(making.portal, making.url, making.home, offered.downloads if offered is not None else ())


def _files(making: Making, _templates: Templates) -> Files:
    offered = making.view(brief_files)
    return offered.files() if offered is not None else {}


def _types(making: Making) -> Mapping[str, str]:
    exchange = making.portal.optional(PolicyExchange)
    if exchange is None or exchange.brief is None:
        return {}
    paths = citation_paths()
    return {paths["BibTeX"]: MEDIA_TYPES["bib"], paths["RIS"]: MEDIA_TYPES["ris"]}


PART = Part(
    name="exchange",
    kinds=KINDS,
    sections=(EXCHANGE,),
    checks=(meetings_have_a_policy_exchange, findings_have_a_policy_exchange, briefs_may_be_passed_on),
    tools=lambda _portal, _base: Tools(components.FILLINGS),
    figures=FIGURES,
    datasets=api.DATASETS,
    pages=_pages,
    files=_files,
    written=(EXCHANGE.path,),
    types=_types,
)
