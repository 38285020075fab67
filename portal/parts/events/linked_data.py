"""JSON-LD of events after schema.org EducationEvent."""

from collections.abc import Iterable

from portal.frame import json_ld
from portal.frame.addresses import IMAGES
from portal.frame.json_ld import LinkedData
from portal.parts.about.records import Partner
from portal.parts.events.records import Event
from portal.portal import Portal
from portal.records.base import Place
from portal.words import moment

_STATUS = {"planned": "EventScheduled", "cancelled": "EventCancelled", "moved": "EventRescheduled"}


def event(portal: Portal, record: Event, site_url: str) -> LinkedData:
    """schema.org EducationEvent. Times have their offset from UTC; dates are as exact as they are known."""
    data: LinkedData = {"@context": json_ld.CONTEXT, **_outline(record, site_url)}
    where = [*([_place(record.place)] if record.place else ()), *([_online(record, site_url)] if record.online else ())]
    if where:
        mode = "Mixed" if len(where) > 1 else "Online" if record.online else "Offline"
        data["eventAttendanceMode"] = f"{json_ld.CONTEXT}/{mode}EventAttendanceMode"
        data["location"] = where if len(where) > 1 else where[0]
    if record.organiser is not None:
        partner = portal.every(Partner)[record.organiser]
        data["organizer"] = json_ld.organisation(partner.name, id=f"{site_url}{partner.path}", url=partner.website)
    if record.languages:
        data["inLanguage"] = list(record.languages)
    if record.audience:
        terms = [portal.term("audiences", id) for id in record.audience]
        data["audience"] = [{"@type": "Audience", "audienceType": term.label} for term in terms]
    if record.themes:
        data["keywords"] = [portal.term("themes", id).label for id in record.themes]
    if record.image is not None:
        data["image"] = f"{site_url}{IMAGES}{record.image.file}"
    if record.recording is not None:
        data["recordedIn"] = {"@type": "CreativeWork", "url": record.recording}
    return data


def events(records: Iterable[Event], site_url: str) -> LinkedData:
    """schema.org ItemList of the events on a page."""
    return {
        "@context": json_ld.CONTEXT,
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "item": _outline(record, site_url)}
            for position, record in enumerate(records, start=1)
        ],
    }


def _outline(record: Event, site_url: str) -> LinkedData:
    url = f"{site_url}{record.path}"
    data: LinkedData = {
        "@type": "EducationEvent",
        "@id": url,
        "url": url,
        "name": record.title,
        "description": record.summary,
        "startDate": moment.iso(record.start, record.time_zone),
        "eventStatus": f"{json_ld.CONTEXT}/{_STATUS[record.status]}",
    }
    if record.end is not None:
        data["endDate"] = moment.iso(record.end, record.time_zone)
    if record.moved_from is not None:
        data["previousStartDate"] = moment.iso(record.moved_from, record.time_zone)
    return data


def _place(place: Place) -> LinkedData:
    data: LinkedData = {
        "@type": "Place",
        "name": place.town,
        "address": {
            "@type": "PostalAddress",
            "addressLocality": place.town,
            **({"addressRegion": place.region} if place.region else {}),
        },
    }
    if place.lat is not None:
        data["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    return data


def _online(record: Event, site_url: str) -> LinkedData:
    return {"@type": "VirtualLocation", "url": record.join_url or f"{site_url}{record.path}"}
