"""JSON-LD of events after schema.org EducationEvent."""

from collections.abc import Iterable

from portal.frame import json_ld
from portal.frame.json_ld import LinkedData
from portal.parts.about.records import Partner
from portal.parts.events.records import Event, Occasion
from portal.parts.events.records.occasion import OFF
from portal.portal import Portal
from portal.records.base import Place
from portal.words import moment

_STATUS = {"planned": "EventScheduled", "cancelled": "EventCancelled", "postponed": "EventPostponed"}


def event(portal: Portal, record: Event, site_url: str) -> LinkedData:
    """schema.org EducationEvent. Times have their offset from UTC; dates are as exact as they are known."""
    data: LinkedData = {"@context": json_ld.CONTEXT, **_outline(portal, record, site_url)}
    data |= _where(record, site_url, invites=not record.off)
    if record.organiser is not None:
        partner = portal.every(Partner)[record.organiser]
        data["organizer"] = json_ld.organisation(partner.name, id=portal.identity_of(partner), url=partner.website)
    if record.languages:
        data["inLanguage"] = list(record.languages)
    if record.audience:
        terms = [portal.term("audiences", id) for id in record.audience]
        data["audience"] = [{"@type": "Audience", "audienceType": term.label} for term in terms]
    if record.themes:
        data["keywords"] = [portal.term("themes", id).label for id in record.themes]
    data |= json_ld.picture(record.image, site_url)
    if record.recording is not None:
        data["recordedIn"] = {"@type": "CreativeWork", "url": record.recording}
    if record.sessions:
        data["subEvent"] = [_session(record, occasion, site_url) for occasion in record.occasions]
    page: LinkedData = {"@type": "WebPage", "url": data["url"], "datePublished": record.published.isoformat()}
    data["subjectOf"] = {**page, "dateModified": record.changed.isoformat()}
    return data


def events(portal: Portal, records: Iterable[Event], site_url: str) -> LinkedData:
    """schema.org ItemList of the events on a page."""
    return {
        "@context": json_ld.CONTEXT,
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "item": _outline(portal, record, site_url)}
            for position, record in enumerate(records, start=1)
        ],
    }


def _outline(portal: Portal, record: Event, site_url: str) -> LinkedData:
    url = f"{site_url}{record.path}"
    data: LinkedData = {
        "@type": ["EducationEvent", "EventSeries"] if record.sessions else "EducationEvent",
        "@id": portal.identity_of(record),
        "url": url,
        "name": record.title,
        "description": record.summary,
        "startDate": moment.iso(record.start, record.time_zone),
        "eventStatus": _status(record),
    }
    if record.end is not None:
        data["endDate"] = moment.iso(record.end, record.time_zone)
    if record.was_planned_for is not None:
        data["previousStartDate"] = moment.iso(record.was_planned_for, record.time_zone)
    return data


def _status(record: Event) -> str | list[str]:
    """schema.org EventStatusType: two of them where it is held online and on another day, none for another place."""
    if record.state != "moved":
        return f"{json_ld.CONTEXT}/{_STATUS[record.state]}"
    said = ["EventRescheduled"] if record.moved_from is not None else []
    said += ["EventMovedOnline"] if record.moved_online else []
    found = [f"{json_ld.CONTEXT}/{word}" for word in said or ["EventScheduled"]]
    return found if len(found) > 1 else found[0]


def _where(record: Event, site_url: str, *, invites: bool) -> LinkedData:
    """Where and how one takes part. The address to take part is only told where this ``invites``."""
    online = (record.join_url if invites else None) or f"{site_url}{record.path}"
    where = [
        *([_place(record.place)] if record.place else ()),
        *([{"@type": "VirtualLocation", "url": online}] if record.held_online else ()),
    ]
    if not where:
        return {}
    data: LinkedData = {"location": where if len(where) > 1 else where[0]}
    # That a place is named does not say that nobody can take part from elsewhere.
    if record.online is not None or record.held_online:
        mode = "Mixed" if len(where) > 1 else "Online" if record.held_online else "Offline"
        data = {"eventAttendanceMode": f"{json_ld.CONTEXT}/{mode}EventAttendanceMode", **data}
    return data


def _session(record: Event, occasion: Occasion, site_url: str) -> LinkedData:
    word = "EventRescheduled" if occasion.state == "moved" else _STATUS[occasion.state]
    data: LinkedData = {
        "@type": "EducationEvent",
        "name": record.title,
        "url": f"{site_url}{record.path}",
        "startDate": moment.iso(occasion.start, record.time_zone),
        "eventStatus": f"{json_ld.CONTEXT}/{word}",
        **_where(record, site_url, invites=occasion.state not in OFF),
    }
    if occasion.end is not None:
        data["endDate"] = moment.iso(occasion.end, record.time_zone)
    if occasion.moved_from is not None:
        data["previousStartDate"] = moment.iso(occasion.moved_from, record.time_zone)
    return data


def _place(place: Place) -> LinkedData:
    data: LinkedData = {
        "@type": "Place",
        "name": place.town,
        "address": {
            "@type": "PostalAddress",
            **({"streetAddress": place.street} if place.street else {}),
            "addressLocality": place.town,
            **({"addressRegion": place.region} if place.region else {}),
        },
    }
    if place.lat is not None:
        data["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    return data
