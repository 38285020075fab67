"""JSON-LD of news and newsletters after schema.org NewsArticle and PublicationIssue."""

from portal.frame import json_ld
from portal.frame.json_ld import LinkedData
from portal.parts.events.records import Event
from portal.parts.network.records import Cluster, Country
from portal.parts.news.issue import Issue
from portal.parts.news.records import News, Newsletter
from portal.parts.news.sections import NEWS, NEWSLETTER
from portal.portal import Portal
from portal.records.base import Addressed
from portal.words import span
from portal.words.language import _, spoken


def item(portal: Portal, record: News, site_url: str) -> LinkedData:
    """schema.org NewsArticle, about the hubs and events that it mentions, with its translations."""
    url = f"{site_url}{record.path}"
    about: list[Addressed] = [
        *(portal.every(Cluster)[id] for id in record.clusters),
        *(portal.every(Event)[id] for id in record.events),
    ]
    data: LinkedData = {
        "@context": json_ld.CONTEXT,
        "@type": "NewsArticle",
        "@id": portal.identity_of(record),
        "url": url,
        "mainEntityOfPage": url,
        "headline": record.title,
        "description": record.summary,
        "inLanguage": record.language or spoken().tag,
        **_published(portal, record),
        "isPartOf": {
            "@type": "CollectionPage",
            "url": f"{site_url}{NEWS.path}",
            "name": _("News"),
            "about": json_ld.project(portal),
        },
        "about": [{"@id": portal.identity_of(other), "name": other.label} for other in about],
    }
    if record.happened is not None:
        data["temporalCoverage"] = span.iso(record.happened)
    if record.themes:
        data["keywords"] = [portal.term("themes", id).label for id in record.themes]
    if countries := portal.countries_of(record):
        data["contentLocation"] = [{"@type": "Place", "name": portal.every(Country)[code].name} for code in countries]
    data |= json_ld.picture(record.image, site_url)
    if record.links:
        data["citation"] = [link.url for link in record.links]
    if record.translations:
        data["workTranslation"] = [
            {
                "@type": "NewsArticle",
                "@id": portal.identity_of(record, translation.language),
                "headline": translation.title,
                "description": translation.summary,
                "inLanguage": translation.language,
            }
            for translation in record.translations
        ]
    return data


def newsletter(portal: Portal, record: Newsletter, shown: Issue, site_url: str) -> LinkedData:
    """schema.org PublicationIssue with what its page shows as parts."""
    url = f"{site_url}{record.path}"
    parts: list[Addressed] = [*shown.news, *shown.events, *shown.cases, *shown.resources]
    return {
        "@context": json_ld.CONTEXT,
        "@type": "PublicationIssue",
        "@id": portal.identity_of(record),
        "url": url,
        "name": record.title,
        "description": record.summary,
        "inLanguage": record.language or spoken().tag,
        "temporalCoverage": f"{record.start}/{record.end}",
        **_published(portal, record),
        "isPartOf": {
            "@type": "Periodical",
            "@id": portal.identity_named("newsletter"),
            "url": f"{site_url}{NEWSLETTER.path}",
            "name": _("%(project)s newsletter") % {"project": portal.project.acronym},
            "about": json_ld.project(portal),
        },
        "hasPart": [{"@id": portal.identity_of(part), "name": part.label} for part in parts],
    }


def _published(portal: Portal, record: News | Newsletter) -> LinkedData:
    """When, and by whom if somebody runs the site: an organisation, no person."""
    licence = portal.licences[record.licence]
    return {
        "datePublished": record.published.isoformat(),
        "dateModified": record.changed.isoformat(),
        **json_ld.speaking(portal, "author", "publisher"),
        "license": licence.url or licence.name,
    }
