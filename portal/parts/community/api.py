"""What is published of the exchange board for programs."""

from portal.open_data.catalogue import OpenRecords
from portal.open_data.contents import Document
from portal.open_data.items import Code, ConfirmedItem, RecordItem, citations, confirming, sources
from portal.parts.community import statements
from portal.parts.community.records import Profile, SoughtRole
from portal.portal import Portal
from portal.words.language import _


class ProfileItem(ConfirmedItem, RecordItem):
    """What a school offers or looks for. What is empty or null has not been said."""

    role: SoughtRole
    """mentor where the school wants to mentor others, mentee where it looks for a mentor."""
    school: str | None
    """Id of the school, where it has a record."""
    school_name: str
    """Name of the school."""
    country_code: Code
    """Country, as two capital letters (ISO 3166-1 alpha-2)."""
    across: bool | None
    """True if it also works with schools of other countries."""
    languages: tuple[str, ...]
    """Languages of work (BCP 47)."""
    levels: tuple[str, ...]
    """School levels: ids, explained under terms."""
    offers: tuple[str, ...]
    """Themes with which it can help: ids, explained under terms."""
    needs: tuple[str, ...]
    """Themes with which it wants help: ids, explained under terms."""
    contexts: tuple[str, ...]
    """Circumstances: ids, explained under terms."""
    policy_challenges: tuple[str, ...]
    """Policy challenges: ids, explained under terms."""
    approaches: tuple[str, ...]
    """Approaches: ids, explained under terms."""
    visits: bool | None
    """True if visits are planned, false if the work is online only."""
    capacity: int | None
    """Free places of a mentor."""
    published: str
    """First day on the board (ISO 8601)."""
    until: str
    """Last day on the board (ISO 8601)."""


def _profile(portal: Portal, record: Profile, site_url: str) -> ProfileItem:
    return ProfileItem(
        id=record.id,
        name=record.title,
        url=f"{site_url}{record.path}",
        sources=sources(portal, record.sources),
        citations=citations(portal, record.sources),
        **confirming(portal, record),
        role=record.role,
        school=record.school,
        school_name=statements.name_of(portal, record),
        country_code=record.country.upper(),
        across=record.across,
        languages=record.languages,
        levels=record.levels,
        offers=record.offers,
        needs=record.needs,
        contexts=record.contexts,
        policy_challenges=record.policy_challenges,
        approaches=record.approaches,
        visits=record.visits,
        capacity=record.capacity,
        published=record.published.isoformat(),
        until=record.until.isoformat(),
    )


def _profiles(portal: Portal, site_url: str) -> OpenRecords:
    found = statements.open_profiles(portal)
    return OpenRecords(
        id="profiles",
        title=_("Exchange board"),
        description=_("What schools offer and look for, each with its last day."),
        model=ProfileItem,
        document=Document[ProfileItem],
        collection=None,
        count=len(found),
        items=lambda: (_profile(portal, record, site_url) for record in found),
        vocabularies=("levels", "themes", "contexts", "policy_challenges", "approaches"),
    )


DATASETS = (_profiles,)
