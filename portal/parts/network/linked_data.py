"""JSON-LD of schools and hubs, after schema.org."""

from portal.frame import json_ld
from portal.frame.json_ld import LinkedData
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.portal import Portal
from portal.records.base import Place


def school(portal: Portal, record: School, site_url: str) -> LinkedData:
    """schema.org EducationalOrganization, member of its hub while both last.

    Coordinates only where they mark the building.
    """
    url = f"{site_url}{record.path}"
    data: LinkedData = {
        "@context": json_ld.CONTEXT,
        "@type": "EducationalOrganization",
        "@id": portal.identity_of(record),
        "url": url,
        "name": record.name,
        "address": {"@type": "PostalAddress", "addressCountry": record.country[:2].upper()},
    }
    if other := list(record.also_called):
        data["alternateName"] = other
    if record.site is not None:
        data["address"] |= _address(record.site)
        data |= _geo(record.site)
    if len(record.sites) > 1:
        country = record.country[:2].upper()
        data["location"] = [
            {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": country, **_address(site)}}
            | _geo(site)
            for site in record.sites
        ]
    if record.until is not None:
        data["dissolutionDate"] = record.until
    if record.national_code:
        data["identifier"] = record.national_code
    if record.website:
        data["sameAs"] = record.website
    data |= json_ld.picture(record.image, site_url)
    cluster = portal.view(Membership).cluster_of(record)
    if cluster is not None and not cluster.ended and portal.view(Membership).is_counted(record):
        data["memberOf"] = json_ld.organisation(cluster.name, id=portal.identity_of(cluster))
    return data


def _address(place: Place) -> LinkedData:
    return {"addressLocality": place.town} | ({"streetAddress": place.street} if place.street else {})


def _geo(place: Place) -> LinkedData:
    if place.lat is None or place.precision != "building":
        return {}
    return {"geo": {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}}


def hub(portal: Portal, record: Cluster, site_url: str) -> LinkedData:
    """schema.org Organization with its named schools as members while it lasts."""
    url = f"{site_url}{record.path}"
    named = () if record.ended else portal.view(Membership).roster(record).named
    return {
        "@context": json_ld.CONTEXT,
        "@type": "Organization",
        "@id": portal.identity_of(record),
        "url": url,
        "name": record.name,
        **({"foundingDate": record.since} if record.since else {}),
        **({"dissolutionDate": record.until} if record.until else {}),
        "areaServed": portal.every(Country)[record.country].name,
        **json_ld.picture(record.image, site_url),
        "member": [
            {
                "@type": "EducationalOrganization",
                "@id": portal.identity_of(member),
                "name": member.name,
            }
            for member in (seat.school for seat in named)
        ],
    }
