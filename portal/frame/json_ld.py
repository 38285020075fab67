"""JSON-LD after schema.org, as dictionaries; the page frame writes them out. Here is what every page has."""

from collections.abc import Iterable
from typing import Any

from portal.frame.addresses import IMAGES
from portal.portal import Portal
from portal.records.base import Addressed
from portal.records.confirmed import Confirmable
from portal.records.image import Image
from portal.words.language import spoken

LinkedData = dict[str, Any]
CONTEXT = "https://schema.org"


def breadcrumbs(crumbs: Iterable[tuple[str, str]], site_url: str) -> LinkedData:
    """schema.org BreadcrumbList of (title, path) pairs, the home page first."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": f"{site_url}{path}"}
            for position, (title, path) in enumerate(crumbs, start=1)
        ],
    }


def item_list(name: str, records: Iterable[Addressed], site_url: str) -> LinkedData:
    """schema.org ItemList of records that have a page each."""
    return {
        "@context": CONTEXT,
        "@type": "ItemList",
        "name": name,
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": record.label, "url": f"{site_url}{record.path}"}
            for position, record in enumerate(records, start=1)
        ],
    }


def web_page(title: str, url: str) -> LinkedData:
    """schema.org WebPage. It has no name that lasts, because a page is what stands at its address."""
    return {"@context": CONTEXT, "@type": "WebPage", "url": url, "name": title, "inLanguage": spoken().tag}


def organisation(name: str, **known: str | None) -> LinkedData:
    """schema.org Organization with what is ``known`` of it: ``id`` is its lasting name, the rest are its properties."""
    told = {f"@{key}" if key == "id" else key: value for key, value in known.items() if value}
    place = {"@id": told.pop("@id")} if "@id" in told else {}
    return {"@type": "Organization", **place, "name": name, **told}


def picture(image: Image | None, site_url: str) -> LinkedData:
    """The property ``image`` of what a record is about; nothing where it has no picture."""
    return {} if image is None else {"image": f"{site_url}{IMAGES}{image.file}"}


def read_by_others(data: LinkedData, record: object, url: str) -> LinkedData:
    """``data`` about the record, and when somebody who knows it last said that its page, at ``url``, is right.

    schema.org says that of pages (``lastReviewed`` of WebPage), not of what they are about.
    """
    found = record.confirmed if isinstance(record, Confirmable) else None
    if found is None or not data:
        return data
    if data.get("@type") == "WebPage":
        return {**data, "lastReviewed": found.day.isoformat()}
    page = {"@type": "WebPage", "@id": url, "url": url, "lastReviewed": found.day.isoformat()}
    return {**data, "mainEntityOfPage": page}


def speaking(portal: Portal, *roles: str) -> LinkedData:
    """The organisation that runs the site in each of these ``roles``, such as publisher; nothing while none is named.

    A project that ended publishes nothing, so that it is never in a role: it is what the site is about.
    """
    operator = portal.operator
    if operator is None:
        return {}
    named = organisation(
        portal.organisation(operator.organisation), email=operator.contact.email, address=operator.address
    )
    return dict.fromkeys(roles, named)


def project(portal: Portal) -> LinkedData:
    """schema.org ResearchProject, as what a page or file is about."""
    return {"@type": "ResearchProject", "name": portal.project.name, "alternateName": portal.project.acronym}
