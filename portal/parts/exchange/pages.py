"""The pages for those who make policy: the overview, all findings, and the brief."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from portal.frame.addresses import channel_path
from portal.frame.page import Crumb, Page
from portal.parts.about.records import AdvisoryBoard
from portal.parts.events import linked_data as event_data
from portal.parts.events.diary import Diary
from portal.parts.events.records import Event
from portal.parts.events.sections import EVENTS
from portal.parts.exchange import brief as brief_text
from portal.parts.exchange import linked_data
from portal.parts.exchange.addresses import BRIEF, FINDINGS
from portal.parts.exchange.counts import findings_counted
from portal.parts.exchange.evidence import SPENT, Challenge, Topics, by_topic, challenges, in_brief
from portal.parts.exchange.records import (
    STRENGTHS,
    TOPICS,
    Finding,
    PolicyBrief,
    PolicyExchange,
    PolicyQuestion,
    Strength,
)
from portal.parts.exchange.sections import EXCHANGE
from portal.parts.library.downloads import Download
from portal.parts.library.records import Resource
from portal.parts.network.counts import programme_countries, programmes
from portal.parts.network.records import Country
from portal.portal import Portal
from portal.records.figure import Figure
from portal.records.licence import Licence
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _

MEETINGS_SHOWN = 60
"""How many meetings the page of the policy exchange lists."""


@dataclass(frozen=True)
class AskedQuestion:
    """A question to decide, with what helps to decide it."""

    asked: PolicyQuestion
    findings: tuple[Finding, ...]
    resources: tuple[Resource, ...]


@dataclass(frozen=True, kw_only=True)
class ExchangePage(Values):
    """The page of the policy exchange."""

    template: ClassVar[str] = "pages/exchange.html"

    exchange: PolicyExchange
    brief: PolicyBrief | None
    downloads: tuple[Download, ...]
    """What the brief can be taken as."""
    known: tuple[Finding, ...]
    """The findings of the brief, but for those about costs and rewards."""
    spent: Topics
    """Those of the brief about costs and rewards."""
    total: Figure
    """How many findings there are."""
    countries: tuple[Country, ...]
    """Those with national programmes."""
    purposes: Mapping[str, VocabularyTerm]
    approaches: Mapping[str, VocabularyTerm]
    programmes: Figure
    programme_countries: Figure
    cost_sheet: Resource | None
    questions: tuple[AskedQuestion, ...]
    challenges: tuple[Challenge, ...]
    """Those that something speaks to."""
    meetings: tuple[Event, ...]
    with_board: bool
    """True if there is an advisory board."""


@dataclass(frozen=True, kw_only=True)
class FindingsPage(Values):
    """The page of all findings."""

    template: ClassVar[str] = "pages/findings.html"

    topics: Topics
    names: Mapping[str, str]
    """What readers call the topics."""
    total: Figure
    strengths: Mapping[Strength, str]


@dataclass(frozen=True, kw_only=True)
class BriefPage(Values):
    """The page of the brief."""

    template: ClassVar[str] = "pages/brief.html"

    brief: PolicyBrief
    downloads: tuple[Download, ...]
    text: str
    """What stands in it, as Markdown."""
    licence: Licence
    citation: str
    citation_files: Mapping[str, str]
    """Name of the format -> path."""


def pages(
    portal: Portal, site_url: str, root: tuple[Crumb, ...], downloads: tuple[Download, ...] = ()
) -> Iterator[Page]:
    """The page of the policy exchange where there is such a record, and what is below it.

    ``downloads`` are what the brief can be taken as.
    """
    exchange = portal.optional(PolicyExchange)
    if exchange is None:
        return
    above = (*root, (_("Policy exchange"), EXCHANGE.path))
    yield _exchange(portal, exchange, site_url, root, downloads)
    if portal.every(Finding):
        yield _findings(portal, site_url, above)
    if exchange.brief is not None:
        yield _brief(portal, exchange, exchange.brief, site_url, above, downloads)


def _exchange(
    portal: Portal,
    exchange: PolicyExchange,
    site_url: str,
    root: tuple[Crumb, ...],
    downloads: tuple[Download, ...],
) -> Page:
    meetings = portal.view(Diary).policy_meetings[:MEETINGS_SHOWN]
    resources = portal.every(Resource)
    findings = portal.every(Finding)
    return Page(
        path=EXCHANGE.path,
        title=_("Policy exchange"),
        description=_("Where those who make education policy learn from each other."),
        written=True,
        values=ExchangePage(
            exchange=exchange,
            brief=exchange.brief,
            downloads=downloads,
            known=tuple(one for one in in_brief(portal, exchange) if one.topic not in SPENT),
            spent=by_topic(one for one in in_brief(portal, exchange) if one.topic in SPENT),
            total=findings_counted(portal),
            countries=tuple(country for country in portal.every(Country).values() if country.programmes),
            purposes=portal.vocabularies["policy_challenges"],
            approaches=portal.vocabularies["approaches"],
            programmes=programmes(portal),
            programme_countries=programme_countries(portal),
            cost_sheet=resources[exchange.cost_sheet] if exchange.cost_sheet is not None else None,
            questions=tuple(
                AskedQuestion(
                    asked,
                    tuple(findings[id] for id in asked.findings),
                    tuple(resources[id] for id in asked.resources),
                )
                for asked in exchange.questions
            ),
            challenges=tuple(one for one in challenges(portal, exchange) if one.met),
            meetings=meetings,
            with_board=portal.optional(AdvisoryBoard) is not None,
        ),
        section=EXCHANGE,
        parents=root,
        linked_data=event_data.events(portal, meetings, site_url),
        feeds=(channel_path(EVENTS.key),),
    )


def _findings(portal: Portal, site_url: str, above: tuple[Crumb, ...]) -> Page:
    findings = portal.every(Finding).values()
    title = _("What is known")
    return Page(
        path=FINDINGS,
        title=title,
        description=_("What is known, each with its source and how sure it is."),
        values=FindingsPage(
            topics=by_topic(findings),
            names={topic: _(name) for topic, name in TOPICS.items()},
            total=findings_counted(portal),
            strengths={strength: _(name) for strength, name in STRENGTHS.items()},
        ),
        section=EXCHANGE,
        parents=above,
        linked_data=linked_data.claims(portal, title, findings, f"{site_url}{FINDINGS}"),
    )


def _brief(
    portal: Portal,
    exchange: PolicyExchange,
    brief: PolicyBrief,
    site_url: str,
    above: tuple[Crumb, ...],
    downloads: tuple[Download, ...],
) -> Page:
    return Page(
        path=BRIEF,
        title=brief.title,
        description=brief.summary,
        values=BriefPage(
            brief=brief,
            downloads=downloads,
            text=brief_text.body(portal, exchange),
            licence=portal.licences[brief.licence],
            citation=brief_text.citation(portal, brief, site_url).text,
            citation_files=brief_text.citation_paths(),
        ),
        section=EXCHANGE,
        parents=above,
        linked_data=linked_data.report(portal, brief, downloads, site_url),
        name=_("Policy brief"),
        changed=brief.changed,
        own_styles=("styles/library.css",),
    )
