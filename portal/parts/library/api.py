"""What is published of the library for programs."""

from portal.open_data.catalogue import OpenRecords
from portal.open_data.contents import Document
from portal.open_data.items import Address, CitationItem, ConfirmedItem, WebAddress, citations, confirming, sources
from portal.parts.library.downloads import names
from portal.parts.library.holdings import Holdings, author
from portal.parts.library.records import Resource
from portal.parts.library.told_languages import told_languages
from portal.portal import Portal
from portal.words.language import _


class ResourceItem(ConfirmedItem):
    """A resource of the library."""

    id: str
    """Permanent name of the record. It is never changed without the old address leading on, and never reused."""
    title: str
    """Title, in the resource's own language."""
    summary: str
    """What it is and what it is good for."""
    url: Address
    """Whole address of its page."""
    type: str
    """What sort of resource it is: an id, explained under terms."""
    audience: tuple[str, ...] | None
    """Whom it is for: ids, explained under terms, the id all for everybody; null where nobody has said it."""
    levels: tuple[str, ...] | None
    """School levels it is for: ids, explained under terms, all of them where it is for all; null where nobody has said
    it."""
    themes: tuple[str, ...]
    """Themes: ids, explained under terms."""
    languages: tuple[str, ...] | None
    """Languages that it is written or spoken in (BCP 47); null where nobody has said it."""
    authors: tuple[str, ...] | None
    """Organisations that made it; null where no source names them."""
    date: str | None
    """Day, month or year it was made, as exactly as a source gives it (ISO 8601)."""
    version: str | None
    """Version, where it has one."""
    licence: str | None
    """Licence of the resource itself: its id in the SPDX list, or all-rights-reserved, or LicenseRef-...; null where
    nobody has said what may be done with it, and where it has several."""
    licence_url: WebAddress | None
    """Address of the deed that explains the licence."""
    licences: tuple[str, ...]
    """Ids of its licences, likewise; several where they are for different parts, none where nobody has said it."""
    licences_of: tuple[str, ...]
    """What each of several licences is for, in their order; empty where there are not several."""
    minutes: int | None
    """Time that it takes, in minutes."""
    objectives: tuple[str, ...]
    """What one can do afterwards."""
    files: tuple[Address, ...]
    """Whole addresses of the files that this site offers."""
    found_at: WebAddress | None
    """Where another site offers it."""
    archived_at: WebAddress | None
    """A copy of that in a web archive."""
    hubs: tuple[str, ...]
    """Ids of hubs it comes from or is about."""
    stories: tuple[str, ...]
    """Ids of stories that belong to it."""
    related: tuple[str, ...]
    """Ids of resources that go with it."""
    translation_of: str | None
    """Id of the resource that it is a translation of."""
    replaces: str | None
    """Id of the resource that it is a newer version of."""
    replaced_by: str | None
    """Id of the newest version, where there is a newer one."""
    published: str
    """Day on which it came to the library (ISO 8601)."""
    changed: str
    """Day of its last change."""
    sources: tuple[str, ...]
    """Where the facts come from: web addresses, or titles of documents that are not online."""
    citations: tuple[CitationItem, ...]
    """The same with the places in the sources; not in the CSV file."""
    note: str | None
    """Where sources disagree or stay silent, in our own words."""


def resource(portal: Portal, record: Resource, site_url: str) -> ResourceItem:
    """What is published of a resource."""
    url = f"{site_url}{record.path}"
    stated = tuple(portal.licences[id] for id, _of in record.licences if portal.licences[id].stated)
    sole = stated[0] if len(record.licences) == len(stated) == 1 else None
    newest = portal.view(Holdings).newest(record)
    return ResourceItem(
        id=record.id,
        title=record.title,
        summary=record.summary,
        url=url,
        type=record.type,
        audience=record.audience or None,
        levels=_each(portal, record.levels),
        themes=record.themes,
        languages=told_languages(portal, record) or None,
        authors=tuple(author(portal, written) for written in record.authors) or None,
        date=record.date,
        version=record.version,
        licence=sole.id if sole else None,
        licence_url=sole.url if sole else None,
        licences=tuple(licence.id for licence in stated),
        licences_of=tuple(of for _id, of in record.licences if of is not None),
        minutes=record.minutes,
        objectives=record.objectives,
        files=tuple(f"{url}{name}" for name in names(record)),
        found_at=record.url,
        archived_at=record.archived_url,
        hubs=record.clusters,
        stories=record.case_studies,
        related=record.related,
        translation_of=record.translation_of,
        replaces=record.replaces,
        replaced_by=newest.id if newest is not record else None,
        published=record.published.isoformat(),
        changed=record.changed.isoformat(),
        **confirming(portal, record),
        sources=sources(portal, record.sources),
        citations=citations(portal, record.sources),
        note=record.note,
    )


def _each(portal: Portal, levels: tuple[str, ...]) -> tuple[str, ...] | None:
    """The levels, each where all are meant; None where nobody has said them."""
    return (portal.answers("levels", levels) if levels == ("all",) else levels) or None


def _resources(portal: Portal, site_url: str) -> OpenRecords:
    return OpenRecords(
        id="resources",
        title=_("Resources of the library"),
        description=_("What the library has, each with its licence, languages, audience and files."),
        model=ResourceItem,
        document=Document[ResourceItem],
        collection=None,
        count=len(portal.every(Resource)),
        items=lambda: (resource(portal, record, site_url) for record in portal.view(Holdings).all),
        vocabularies=("resource_types", "audiences", "levels", "themes"),
    )


DATASETS = (_resources,)
