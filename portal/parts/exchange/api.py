"""What is published of findings for programs."""

from portal.open_data.catalogue import OpenRecords
from portal.open_data.contents import Document
from portal.open_data.items import RecordItem, citations, sources
from portal.parts.exchange.records import Finding, Strength, Topic
from portal.portal import Portal
from portal.words.language import _


class FindingItem(RecordItem):
    """One thing that is known, or that nobody has said; its name is what it says."""

    topic: Topic
    """What it is about."""
    strength: Strength
    """How sure it is: reviewed (a source sums up research), asked (a survey or interviews), counted (those who ran it
    counted or decided it), experience (those who did it say so), planned, or not-found (no result is known)."""
    limits: str | None
    """What it does not show."""
    policy_challenges: tuple[str, ...]
    """Policy challenges that it helps with: ids, explained under terms."""


def _finding(portal: Portal, record: Finding, site_url: str) -> FindingItem:
    return FindingItem(
        id=record.id,
        name=record.statement,
        url=f"{site_url}{record.path}",
        sources=sources(portal, record.sources),
        citations=citations(portal, record.sources),
        topic=record.topic,
        strength=record.strength,
        limits=record.limits,
        policy_challenges=record.policy_challenges,
    )


def _findings(portal: Portal, site_url: str) -> OpenRecords:
    found = portal.every(Finding)
    return OpenRecords(
        id="findings",
        title=_("Findings"),
        description=_("What is known, each with its source and how sure it is."),
        model=FindingItem,
        document=Document[FindingItem],
        collection=None,
        count=len(found),
        items=lambda: (_finding(portal, record, site_url) for record in found.values()),
        vocabularies=("policy_challenges",),
    )


DATASETS = (_findings,)
