"""What is published of the organisations behind the network for programs. Nothing personal: organisations only."""

from collections.abc import Callable, Iterable
from typing import Literal

from portal.open_data.catalogue import OpenRecords
from portal.open_data.contents import Document
from portal.open_data.items import Code, ConfirmedItem, RecordItem, citations, confirming, sources
from portal.parts.about.records import AdvisoryMember, Partner
from portal.portal import Portal
from portal.records.lasting import State
from portal.words.language import _


class PartnerItem(ConfirmedItem, RecordItem):
    """An organisation of the consortium."""

    role: Literal["coordinator", "partner"]
    """Its role in the project."""
    country_code: Code
    """Country of its seat, as two capital letters (ISO 3166-1 alpha-2)."""
    former: bool
    """Whether it has left."""
    state: State | None
    """Whether it is one still; not-known where somebody looked and could not tell, null where nobody has said."""
    as_of: str | None
    """Day on which somebody looked (ISO 8601)."""
    since: str | None
    """When it began (ISO 8601: a day, month or year)."""
    until: str | None
    """When it ended, or until when a source shows it at work where its state is not known."""
    former_names: tuple[str, ...]
    """Names that it had before."""
    successor: str | None
    """Id of the one that took its place."""


class MemberItem(ConfirmedItem, RecordItem):
    """An organisation on the advisory board."""

    type: str
    """What sort of organisation it is: an id, explained under terms."""
    country_code: Code | None
    """Country of its seat, as two capital letters; null for international organisations."""
    former: bool
    """Whether it has left."""
    state: State | None
    """Whether it is one still; not-known where somebody looked and could not tell, null where nobody has said."""
    as_of: str | None
    """Day on which somebody looked (ISO 8601)."""
    since: str | None
    """When it began (ISO 8601: a day, month or year)."""
    until: str | None
    """When it ended, or until when a source shows it at work where its state is not known."""
    former_names: tuple[str, ...]
    """Names that it had before."""
    successor: str | None
    """Id of the one that took its place."""


def _partner(portal: Portal, record: Partner, site_url: str) -> PartnerItem:
    found = record.condition
    return PartnerItem(
        id=record.id,
        name=record.name,
        url=f"{site_url}{record.path}",
        sources=sources(portal, record.sources),
        citations=citations(portal, record.sources),
        role=record.role,
        country_code=record.country.upper(),
        former=record.ended,
        state=found.state if found else None,
        as_of=found.as_of.isoformat() if found and found.as_of else None,
        since=record.since,
        until=found.until if found else record.known_until,
        former_names=record.former_names,
        successor=record.successor,
        **confirming(portal, record),
    )


def _member(portal: Portal, record: AdvisoryMember, site_url: str) -> MemberItem:
    found = record.condition
    return MemberItem(
        id=record.id,
        name=record.name,
        url=f"{site_url}{record.path}",
        sources=sources(portal, record.sources),
        citations=citations(portal, record.sources),
        type=record.type,
        country_code=record.country.upper() if record.country else None,
        former=record.ended,
        state=found.state if found else None,
        as_of=found.as_of.isoformat() if found and found.as_of else None,
        since=record.joined,
        until=found.until if found else record.known_until,
        former_names=record.former_names,
        successor=record.successor,
        **confirming(portal, record),
    )


def _partners(portal: Portal, site_url: str) -> OpenRecords:
    found: Iterable[Partner] = portal.every(Partner).values()
    return OpenRecords(
        id="partners",
        title=_("Partners"),
        description=_("The organisations of the consortium."),
        model=PartnerItem,
        document=Document[PartnerItem],
        collection=None,
        count=len(portal.every(Partner)),
        items=lambda: (_partner(portal, record, site_url) for record in found),
        vocabularies=(),
    )


def _members(portal: Portal, site_url: str) -> OpenRecords:
    found: Iterable[AdvisoryMember] = portal.every(AdvisoryMember).values()
    return OpenRecords(
        id="advisory_members",
        title=_("Members of the advisory board"),
        description=_("The organisations on the advisory board that are published here."),
        model=MemberItem,
        document=Document[MemberItem],
        collection=None,
        count=len(portal.every(AdvisoryMember)),
        items=lambda: (_member(portal, record, site_url) for record in found),
        vocabularies=("advisory_types",),
    )


DATASETS: tuple[Callable[[Portal, str], OpenRecords], ...] = (_partners, _members)
