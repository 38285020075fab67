"""JSON-LD after schema.org, as dictionaries; the page frame writes them out."""

from collections.abc import Iterable
from typing import Any

from portal.frame.addresses import DELIVERABLES, OPEN_DATA, address
from portal.open_data.catalogue import Catalogue
from portal.parts.about.records import Deliverable, GlossaryTerm, Partner
from portal.parts.network.records import Cluster, School
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.base import Record
from portal.words.language import _

LinkedData = dict[str, Any]
_CONTEXT = "https://schema.org"


def breadcrumbs(crumbs: Iterable[tuple[str, str]], site_url: str) -> LinkedData:
    """schema.org BreadcrumbList of (title, path) pairs, the home page first."""
    return {
        "@context": _CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": f"{site_url}{path}"}
            for position, (title, path) in enumerate(crumbs, start=1)
        ],
    }


def website(portal: Portal, site_url: str) -> LinkedData:
    """schema.org WebSite with the ResearchProject it is about."""
    project = portal.project
    return {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "@id": f"{site_url}#website",
        "url": site_url,
        "name": project.acronym,
        "description": project.tagline,
        "inLanguage": "en",
        "about": {
            "@type": "ResearchProject",
            "name": project.name,
            "alternateName": project.acronym,
            "foundingDate": project.start.isoformat(),
            "dissolutionDate": project.end.isoformat(),
            "email": project.email,
            "funding": {
                "@type": "Grant",
                "identifier": project.grant_agreement,
                "name": project.programme,
                "funder": {"@type": "Organization", "name": "European Union"},
            },
        },
    }


def school(portal: Portal, record: School, site_url: str) -> LinkedData:
    """schema.org EducationalOrganization, member of its hub. Coordinates only where they mark the building."""
    url = f"{site_url}{address(record)}"
    data: LinkedData = {
        "@context": _CONTEXT,
        "@type": "EducationalOrganization",
        "@id": url,
        "url": url,
        "name": record.name,
        "address": {"@type": "PostalAddress", "addressCountry": record.country.upper()},
    }
    if record.place is not None:
        data["address"]["addressLocality"] = record.place.town
        if record.place.lat is not None and record.place.precision == "building":
            data["geo"] = {"@type": "GeoCoordinates", "latitude": record.place.lat, "longitude": record.place.lon}
    if record.national_code:
        data["identifier"] = record.national_code
    if record.website:
        data["sameAs"] = record.website
    cluster = portal.cluster_of(record)
    if cluster is not None:
        data["memberOf"] = {"@type": "Organization", "@id": f"{site_url}{address(cluster)}", "name": cluster.name}
    return data


def hub(portal: Portal, record: Cluster, site_url: str) -> LinkedData:
    """schema.org Organization with its named schools as members."""
    url = f"{site_url}{address(record)}"
    return {
        "@context": _CONTEXT,
        "@type": "Organization",
        "@id": url,
        "url": url,
        "name": record.name,
        "areaServed": portal.countries[record.country].name,
        "member": [
            {
                "@type": "EducationalOrganization",
                "@id": f"{site_url}{address(member)}",
                "name": member.name,
            }
            for member in portal.members(record)
        ],
    }


def item_list(name: str, records: Iterable[Record], site_url: str) -> LinkedData:
    """schema.org ItemList of records that have a page each."""
    return {
        "@context": _CONTEXT,
        "@type": "ItemList",
        "name": name,
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": record.label, "url": f"{site_url}{address(record)}"}
            for position, record in enumerate(records, start=1)
        ],
    }


def partners(records: Iterable[Partner], site_url: str) -> LinkedData:
    """schema.org ItemList of the consortium's organisations."""
    return {
        "@context": _CONTEXT,
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "item": _partner(partner, site_url)}
            for position, partner in enumerate(records, start=1)
        ],
    }


def _partner(record: Partner, site_url: str) -> LinkedData:
    data: LinkedData = {
        "@type": "Organization",
        "@id": f"{site_url}{address(record)}",
        "name": record.name,
        "address": {"@type": "PostalAddress", "addressCountry": record.country.upper()},
    }
    if record.national_name:
        data["alternateName"] = record.national_name
    if record.website:
        data["url"] = record.website
    return data


def board(portal: Portal, site_url: str) -> LinkedData:
    """schema.org Organization with the advisory board's organisations as members."""
    url = f"{site_url}{address(portal.board)}"
    return {
        "@context": _CONTEXT,
        "@type": "Organization",
        "@id": url,
        "url": url,
        "name": f"{portal.project.acronym} advisory board",
        "email": portal.board.email,
        "member": [{"@type": "Organization", "name": member.name} for member in portal.advisory_members.values()],
    }


def case_study(portal: Portal, record: CaseStudy, site_url: str) -> LinkedData:
    """schema.org Article about the schools and hubs it tells of."""
    url = f"{site_url}{address(record)}"
    about: list[Record] = [
        *(portal.clusters[id] for id in record.clusters),
        *(portal.schools[id] for id in record.schools),
    ]
    data: LinkedData = {
        "@context": _CONTEXT,
        "@type": "Article",
        "@id": url,
        "url": url,
        "headline": record.title,
        "abstract": record.summary,
        "inLanguage": "en",
        "about": [{"@type": "Organization", "@id": f"{site_url}{address(item)}", "name": item.label} for item in about],
    }
    if record.start is not None:
        data["temporalCoverage"] = f"{record.start}/{record.end}" if record.end else record.start.isoformat()
    if record.original is not None:
        data["isBasedOn"] = record.original.url
    return data


def deliverables(records: Iterable[Deliverable], site_url: str) -> LinkedData:
    """schema.org ItemList of the project's results."""
    return {
        "@context": _CONTEXT,
        "@type": "ItemList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "item": {
                    "@type": "CreativeWork",
                    "@id": f"{site_url}{DELIVERABLES}#deliverable-{item.id}",
                    "name": item.title,
                    "abstract": item.summary,
                    **({"datePublished": item.date} if item.date else {}),
                    **({"url": item.url} if item.url else {}),
                },
            }
            for position, item in enumerate(records, start=1)
        ],
    }


def web_page(title: str, url: str) -> LinkedData:
    """schema.org WebPage."""
    return {"@context": _CONTEXT, "@type": "WebPage", "@id": url, "url": url, "name": title, "inLanguage": "en"}


def glossary(name: str, terms: Iterable[GlossaryTerm], page_url: str) -> LinkedData:
    """schema.org DefinedTermSet of the words and what they mean."""
    return {
        "@context": _CONTEXT,
        "@type": "DefinedTermSet",
        "@id": page_url,
        "url": page_url,
        "name": name,
        "inLanguage": "en",
        "hasDefinedTerm": [_term(term, page_url) for term in terms],
    }


def _term(term: GlossaryTerm, page_url: str) -> LinkedData:
    data: LinkedData = {
        "@type": "DefinedTerm",
        "@id": f"{page_url}#term-{term.id}",
        "name": term.term,
        "description": term.definition,
        "inDefinedTermSet": page_url,
    }
    if term.short:
        data["alternateName"] = term.short
    return data


def data_catalogue(portal: Portal, catalogue: Catalogue, site_url: str) -> LinkedData:
    """schema.org DataCatalog with a Dataset for each kind of record and a DataDownload for each file."""
    url = f"{site_url}{OPEN_DATA}"
    licence, project = portal.licences[portal.project.licence], portal.project
    publisher = {"@type": "Organization", "name": project.name, "alternateName": project.acronym, "url": site_url}
    return {
        "@context": _CONTEXT,
        "@type": "DataCatalog",
        "@id": url,
        "url": url,
        "name": f"{project.acronym}: {_('Open data')}",
        "publisher": publisher,
        "dataset": [
            {
                "@type": "Dataset",
                "@id": f"{url}#{dataset.id}",
                "url": f"{url}#{dataset.id}",
                "name": dataset.title,
                "description": dataset.description,
                "inLanguage": "en",
                "isAccessibleForFree": True,
                "license": licence.url or licence.name,
                "creator": publisher,
                "spatialCoverage": [country.territory or country.name for country in portal.countries.values()],
                "variableMeasured": [field.name for field in dataset.fields],
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "name": file.format,
                        "contentUrl": f"{site_url}{file.path}",
                        "encodingFormat": file.type.partition(";")[0],
                    }
                    for file in dataset.files
                ],
            }
            for dataset in catalogue.datasets
        ],
    }
