"""JSON-LD of the project, its partners and results, and the glossary, after schema.org."""

from collections.abc import Iterable

from portal.frame import json_ld
from portal.frame.json_ld import LinkedData
from portal.parts.about.records import AdvisoryBoard, AdvisoryMember, Deliverable, GlossaryTerm, Partner
from portal.portal import Portal
from portal.records.funding import Funding
from portal.words.language import spoken


def website(portal: Portal, site_url: str) -> LinkedData:
    """schema.org WebSite with the ResearchProject it is about."""
    project = portal.project
    return {
        "@context": json_ld.CONTEXT,
        "@type": "WebSite",
        "@id": portal.identity,
        "url": site_url,
        "name": project.acronym,
        "description": project.tagline,
        "inLanguage": spoken().tag,
        **json_ld.speaking(portal, "publisher"),
        "about": {
            **json_ld.project(portal),
            "foundingDate": project.start.isoformat(),
            "dissolutionDate": project.end.isoformat(),
            "email": project.email,
            **({"funding": [_grant(funder) for funder in project.funding]} if project.funding else {}),
        },
    }


def _grant(funding: Funding) -> LinkedData:
    known = {"identifier": funding.grant, "name": funding.programme}
    told = {name: value for name, value in known.items() if value}
    return {"@type": "Grant", **told, "funder": json_ld.organisation(funding.name)}


def partners(portal: Portal, records: Iterable[Partner]) -> LinkedData:
    """schema.org ItemList of the consortium's organisations."""
    return {
        "@context": json_ld.CONTEXT,
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "item": _partner(portal, partner)}
            for position, partner in enumerate(records, start=1)
        ],
    }


def _partner(portal: Portal, record: Partner) -> LinkedData:
    data = json_ld.organisation(
        record.name, id=portal.identity_of(record), alternateName=record.national_name, url=record.website
    )
    if record.until is not None:
        data["dissolutionDate"] = record.until
    return {**data, "address": {"@type": "PostalAddress", "addressCountry": record.country.upper()}}


def board(portal: Portal, record: AdvisoryBoard, site_url: str) -> LinkedData:
    """schema.org Organization with the advisory board's organisations as members."""
    url, members = f"{site_url}{record.path}", portal.every(AdvisoryMember).values()
    return {
        "@context": json_ld.CONTEXT,
        "@type": "Organization",
        "@id": portal.identity_of(record),
        "url": url,
        "name": f"{portal.project.acronym} advisory board",
        "email": record.email,
        "member": [json_ld.organisation(member.name) for member in members if not member.ended],
    }


def deliverables(portal: Portal, records: Iterable[Deliverable]) -> LinkedData:
    """schema.org ItemList of the project's results."""
    return {
        "@context": json_ld.CONTEXT,
        "@type": "ItemList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "item": {
                    "@type": "CreativeWork",
                    "@id": portal.identity_of(item),
                    "name": item.title,
                    "abstract": item.summary,
                    **({"datePublished": item.date} if item.date and item.state == "published" else {}),
                    **({"url": item.url} if item.url else {}),
                },
            }
            for position, item in enumerate(records, start=1)
        ],
    }


def glossary(portal: Portal, name: str, terms: Iterable[GlossaryTerm], page_url: str) -> LinkedData:
    """schema.org DefinedTermSet of the words and what they mean."""
    return {
        "@context": json_ld.CONTEXT,
        "@type": "DefinedTermSet",
        "@id": portal.identity_named("glossary"),
        "url": page_url,
        "name": name,
        "inLanguage": spoken().tag,
        "hasDefinedTerm": [_term(portal, term) for term in terms],
    }


def _term(portal: Portal, term: GlossaryTerm) -> LinkedData:
    data: LinkedData = {
        "@type": "DefinedTerm",
        "@id": portal.identity_of(term),
        "name": term.term,
        "description": term.definition,
        "inDefinedTermSet": {"@id": portal.identity_named("glossary")},
    }
    if term.short:
        data["alternateName"] = term.short
    return data
