"""JSON-LD of the project, its partners and results, and the glossary, after schema.org."""

from collections.abc import Iterable

from portal.frame import json_ld
from portal.frame.json_ld import LinkedData
from portal.parts.about.addresses import DELIVERABLES
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
        "@id": f"{site_url}#website",
        "url": site_url,
        "name": project.acronym,
        "description": project.tagline,
        "inLanguage": spoken().tag,
        "about": {
            "@type": "ResearchProject",
            "name": project.name,
            "alternateName": project.acronym,
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


def partners(records: Iterable[Partner], site_url: str) -> LinkedData:
    """schema.org ItemList of the consortium's organisations."""
    return {
        "@context": json_ld.CONTEXT,
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "item": _partner(partner, site_url)}
            for position, partner in enumerate(records, start=1)
        ],
    }


def _partner(record: Partner, site_url: str) -> LinkedData:
    data = json_ld.organisation(
        record.name, id=f"{site_url}{record.path}", alternateName=record.national_name, url=record.website
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
        "@id": url,
        "url": url,
        "name": f"{portal.project.acronym} advisory board",
        "email": record.email,
        "member": [json_ld.organisation(member.name) for member in members if member.left is None],
    }


def deliverables(records: Iterable[Deliverable], site_url: str) -> LinkedData:
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


def glossary(name: str, terms: Iterable[GlossaryTerm], page_url: str) -> LinkedData:
    """schema.org DefinedTermSet of the words and what they mean."""
    return {
        "@context": json_ld.CONTEXT,
        "@type": "DefinedTermSet",
        "@id": page_url,
        "url": page_url,
        "name": name,
        "inLanguage": spoken().tag,
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
