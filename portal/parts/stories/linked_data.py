"""JSON-LD of stories, after schema.org."""

from portal.frame import json_ld
from portal.frame.json_ld import LinkedData
from portal.parts.network.records import Cluster, School
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.base import Addressed
from portal.words import span
from portal.words.language import spoken


def case_study(portal: Portal, record: CaseStudy, site_url: str) -> LinkedData:
    """schema.org Article about the schools and hubs of the story."""
    url = f"{site_url}{record.path}"
    about: list[Addressed] = [
        *(portal.every(Cluster)[id] for id in record.clusters),
        *(portal.every(School)[id] for id in record.schools),
    ]
    data: LinkedData = {
        "@context": json_ld.CONTEXT,
        "@type": "Article",
        "@id": portal.identity_of(record),
        "url": url,
        "headline": record.title,
        "abstract": record.summary,
        "inLanguage": record.language or spoken().tag,
        "datePublished": record.published.isoformat(),
        "dateModified": record.changed.isoformat(),
        "about": [json_ld.organisation(item.label, id=portal.identity_of(item)) for item in about],
    }
    if record.happened is not None:
        data["temporalCoverage"] = span.iso(record.happened)
    if record.original is not None:
        data["isBasedOn"] = record.original.url
    data |= json_ld.picture(record.image, site_url)
    return data
