"""JSON-LD of courses after schema.org Course, and of what they consist of."""

from typing import Any

from portal.frame import json_ld
from portal.frame.json_ld import LinkedData
from portal.parts.about.records import Partner
from portal.parts.library.holdings import organisations
from portal.parts.training.addresses import module_page, unit_page
from portal.parts.training.records import Course
from portal.parts.training.records.course import Module, Unit
from portal.portal import Portal


def course(portal: Portal, record: Course, site_url: str) -> LinkedData:
    """schema.org Course with its one CourseInstance."""
    return {"@context": json_ld.CONTEXT, **_outline(portal, record, site_url)}


def courses(portal: Portal, site_url: str) -> LinkedData:
    """schema.org ItemList of all courses."""
    return {
        "@context": json_ld.CONTEXT,
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "item": _outline(portal, record, site_url)}
            for position, record in enumerate(portal.every(Course).values(), start=1)
        ],
    }


def module(portal: Portal, record: Course, part: Module, site_url: str) -> LinkedData:
    """schema.org LearningResource with its units as parts."""
    path, identity = module_page(record, part), _module(portal, record, part)
    data = _resource(portal, record, identity, part.title, path, part.minutes, site_url)
    data["learningResourceType"] = "module"
    if part.objectives:
        data["teaches"] = [objective.text for objective in part.objectives]
    data["hasPart"] = [
        {
            "@type": "LearningResource",
            "@id": _unit(portal, record, part, unit),
            "name": f"{unit.number} {unit.title}",
        }
        for unit in part.units
    ]
    return data


def unit(portal: Portal, record: Course, part: Module, lesson: Unit, site_url: str) -> LinkedData:
    """schema.org LearningResource that is a part of its module."""
    name, identity = f"{lesson.number} {lesson.title}", _unit(portal, record, part, lesson)
    path = unit_page(record, part, lesson)
    data = _resource(portal, record, identity, name, path, lesson.minutes or 0, site_url)
    data["learningResourceType"] = "unit"
    data["isPartOf"] = {
        "@type": "LearningResource",
        "@id": _module(portal, record, part),
        "name": part.title,
    }
    return data


def companion(portal: Portal, record: Course, name: str, path: str, site_url: str) -> LinkedData:
    """schema.org LearningResource that goes with a course: a guide, a sheet, a survey."""
    identity = portal.identity_of(record, path.removeprefix(record.path).strip("/"))
    return _resource(portal, record, identity, name, path, 0, site_url)


def _module(portal: Portal, record: Course, part: Module) -> str:
    return portal.identity_of(record, part.id)


def _unit(portal: Portal, record: Course, part: Module, lesson: Unit) -> str:
    return portal.identity_of(record, part.id, lesson.id)


def duration(minutes: int) -> str:
    """The time as ISO 8601 writes it, for example PT7H30M."""
    hours, rest = divmod(minutes, 60)
    return f"PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest or not hours else ''}"


def _outline(portal: Portal, record: Course, site_url: str) -> dict[str, Any]:
    url = f"{site_url}{record.path}"
    data: dict[str, Any] = {
        "@type": "Course",
        "@id": portal.identity_of(record),
        "url": url,
        "name": record.title,
        "description": record.summary,
        **_provider(portal, record),
        "hasCourseInstance": _instance(record),
    }
    if record.audience:
        data["audience"] = [
            {"@type": "EducationalAudience", "audienceType": portal.term("audiences", id).label}
            for id in record.audience
        ]
    if record.language is not None:
        data["inLanguage"] = record.language
    if record.objectives:
        data["teaches"] = list(record.objectives)
    if record.themes:
        data["about"] = [portal.term("themes", id).label for id in record.themes]
    if record.workload is not None:
        data["timeRequired"] = duration(record.workload.most)
    if (licence := portal.licences[record.licence]).url is not None:
        data["license"] = licence.url
    if record.offered:
        data["isAccessibleForFree"] = True
    if record.modules:
        data["syllabusSections"] = [_section(part) for part in record.modules]
    return data


def _instance(record: Course) -> dict[str, Any]:
    """The course as it is held: mode, dates as exactly as they are known, and the most time that it takes."""
    data: dict[str, Any] = {"@type": "CourseInstance", "courseMode": record.mode}
    if record.workload is not None:
        data["courseWorkload"] = duration(record.workload.most)
    if record.start is not None:
        data["startDate"] = record.start
    if record.end is not None:
        data["endDate"] = record.end
    return data


def _section(part: Module) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "Syllabus", "name": part.title}
    if part.focus is not None:
        data["description"] = " ".join(part.focus.split())
    if part.minutes:
        data["timeRequired"] = duration(part.minutes)
    return data


def _resource(
    portal: Portal, record: Course, identity: str, name: str, path: str, minutes: int, site_url: str
) -> LinkedData:
    data: LinkedData = {
        "@context": json_ld.CONTEXT,
        "@type": "LearningResource",
        "@id": identity,
        "url": f"{site_url}{path}",
        "name": name,
        **_provider(portal, record),
        "isPartOf": {"@type": "Course", "@id": portal.identity_of(record), "name": record.title},
    }
    if minutes:
        data["timeRequired"] = duration(minutes)
    if record.language is not None:
        data["inLanguage"] = record.language
    if (licence := portal.licences[record.licence]).url is not None:
        data["license"] = licence.url
    return data


def _provider(portal: Portal, record: Course) -> dict[str, Any]:
    """The organisation that offers the course as its provider; nothing where only the site itself is named."""
    for written in organisations(portal, (record.provider,)):
        partner = portal.every(Partner).get(written)
        if partner is None:
            return {"provider": json_ld.organisation(written)}
        known = json_ld.organisation(partner.name, id=portal.identity_of(partner), sameAs=partner.website)
        return {"provider": known}
    return {}
