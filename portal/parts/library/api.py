"""What is published of the library for programs."""

from portal.open_data.catalogue import OpenRecords
from portal.open_data.contents import Document
from portal.open_data.items import Address, CitationItem, Published, WebAddress, citations, sources
from portal.parts.library.downloads import names
from portal.parts.library.holdings import Holdings, author
from portal.parts.library.records import Resource
from portal.parts.library.told_languages import told_languages
from portal.portal import Portal
from portal.words.language import _


class ResourceItem(Published):
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
    audience: tuple[str, ...]
    """Whom it is for: ids, explained under terms."""
    levels: tuple[str, ...]
    """School levels: ids, explained under terms; empty where it is for all."""
    themes: tuple[str, ...]
    """Themes: ids, explained under terms."""
    languages: tuple[str, ...]
    """Languages that it is written or spoken in (BCP 47)."""
    authors: tuple[str, ...]
    """Organisations that made it."""
    date: str | None
    """Day, month or year it was made, as exactly as a source gives it (ISO 8601)."""
    version: str | None
    """Version, where it has one."""
    licence: str
    """Licence of the resource itself: its id in the SPDX list, or all-rights-reserved, or LicenseRef-..."""
    licence_url: WebAddress | None
    """Address of the deed that explains the licence."""
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
    return ResourceItem(
        id=record.id,
        title=record.title,
        summary=record.summary,
        url=url,
        type=record.type,
        audience=record.audience,
        levels=record.levels,
        themes=record.themes,
        languages=told_languages(portal, record),
        authors=tuple(author(portal, written) for written in record.authors),
        date=record.date,
        version=record.version,
        licence=record.licence,
        licence_url=portal.licences[record.licence].url,
        minutes=record.minutes,
        objectives=record.objectives,
        files=tuple(f"{url}{name}" for name in names(record)),
        found_at=record.url,
        archived_at=record.archived_url,
        hubs=record.clusters,
        stories=record.case_studies,
        related=record.related,
        translation_of=record.translation_of,
        published=record.published.isoformat(),
        changed=record.changed.isoformat(),
        sources=sources(portal, record.sources),
        citations=citations(portal, record.sources),
        note=record.note,
    )


def _resources(portal: Portal, site_url: str) -> OpenRecords:
    return OpenRecords(
        id="resources",
        title=_("Resources of the library"),
        description=_("What the library has, each with its licence, languages, audience and files."),
        model=ResourceItem,
        document=Document[ResourceItem],
        collection=None,
        count=len(portal.every(Resource)),
        items=lambda: (resource(portal, record, site_url) for record in portal.view(Holdings).latest),
        vocabularies=("resource_types", "audiences", "levels", "themes"),
    )


DATASETS = (_resources,)
