"""JSON-LD of findings and of the brief, after schema.org."""

from collections.abc import Iterable

from portal.frame import json_ld
from portal.frame.json_ld import LinkedData
from portal.parts.exchange.addresses import BRIEF
from portal.parts.exchange.records import Finding, PolicyBrief
from portal.parts.library.downloads import Download
from portal.portal import Portal
from portal.records.base import sources_named
from portal.words.language import spoken


def claims(portal: Portal, title: str, findings: Iterable[Finding], page_url: str) -> LinkedData:
    """schema.org ItemList of a Claim for each finding, with the works in which it appears."""
    return {
        "@context": json_ld.CONTEXT,
        "@type": "ItemList",
        "name": title,
        "url": page_url,
        "itemListElement": [
            {"@type": "ListItem", "position": position, "item": _claim(portal, finding)}
            for position, finding in enumerate(findings, start=1)
        ],
    }


def _claim(portal: Portal, finding: Finding) -> LinkedData:
    return {
        "@type": "Claim",
        "@id": portal.identity_of(finding),
        "text": finding.statement,
        "appearance": [_work(portal, id) for id in sources_named(finding.sources)],
    }


def _work(portal: Portal, id: str) -> LinkedData:
    found = portal.sources.get(id)
    if found is None:
        return {"@type": "CreativeWork", "url": id}
    return {"@type": "CreativeWork", "name": found.title, **({"url": found.url} if found.url else {})}


def report(portal: Portal, brief: PolicyBrief, downloads: Iterable[Download], site_url: str) -> LinkedData:
    """schema.org Report with its files."""
    licence = portal.licences[brief.licence]
    return {
        "@context": json_ld.CONTEXT,
        "@type": "Report",
        "@id": portal.identity_named("policy-brief"),
        "url": f"{site_url}{BRIEF}",
        "name": brief.title,
        "abstract": brief.summary,
        "inLanguage": spoken().tag,
        "datePublished": brief.published.isoformat(),
        "dateModified": brief.changed.isoformat(),
        "license": licence.url or licence.name,
        **({"version": brief.version} if brief.version else {}),
        **json_ld.speaking(portal, "publisher"),
        "about": json_ld.project(portal),
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": f"{site_url}{download.path}",
                "encodingFormat": download.media_type,
            }
            for download in downloads
        ],
    }
