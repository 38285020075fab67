"""JSON-LD of resources of the library as schema.org LearningResource, with the terms of LRMI.

Where the record has what it asks for, it is Bioschemas TrainingMaterial as well.
``portal.parts.library.amb`` says the same to registries.
"""

from collections.abc import Sequence

from portal.frame import json_ld
from portal.frame.json_ld import LinkedData
from portal.parts.library.downloads import Download
from portal.parts.library.holdings import Holdings, author, organisations
from portal.parts.library.records import Resource
from portal.parts.library.sections import LIBRARY
from portal.parts.library.told_languages import told_languages
from portal.parts.training.records import Course
from portal.portal import Portal
from portal.records.licence import Licence
from portal.words.language import _

TRAINING_MATERIAL = "https://bioschemas.org/profiles/TrainingMaterial/1.0-RELEASE"
_SCHEMA = "https://schema.org/"


def resource(portal: Portal, record: Resource, site_url: str, downloads: Sequence[Download]) -> LinkedData:
    """schema.org LearningResource with its authors, licence, files and other languages."""
    url = f"{site_url}{record.path}"
    licences = [portal.licences[id] for id, _of in record.licences if portal.licences[id].stated]
    data: LinkedData = {
        "@context": json_ld.CONTEXT,
        "@type": types(portal, record),
        "@id": portal.identity_of(record),
        "url": url,
        "name": record.title,
        "description": record.summary,
        "learningResourceType": portal.term("resource_types", record.type).label,
        "sdDatePublished": record.changed.isoformat(),
        "isPartOf": {"@type": "CollectionPage", "url": f"{site_url}{LIBRARY.path}", "name": _("Library")},
    }
    data |= _of_course(portal, record)
    data |= _said(portal, record, licences)
    authors = organisations(portal, record.authors)
    asked = (record.themes, told_languages(portal, record), record.audience, authors, licences)
    if all(asked) and all(licence.url for licence in licences):
        data["http://purl.org/dc/terms/conformsTo"] = {"@type": "CreativeWork", "@id": TRAINING_MATERIAL}
    if record.offered:
        data["isAccessibleForFree"] = True
        data["datePublished"] = record.published.isoformat()
        data["dateModified"] = record.changed.isoformat()
    if downloads:
        data["encoding"] = [
            {
                "@type": "MediaObject",
                "contentUrl": f"{site_url}{download.path}",
                "encodingFormat": download.media_type,
                "contentSize": str(download.bytes),
                "sha256": download.sha256,
            }
            for download in downloads
        ]
    data |= json_ld.picture(record.image, site_url)
    if record.date is not None:
        data["dateCreated"] = record.date
    if record.version is not None:
        data["version"] = record.version
    if record.minutes is not None:
        data["timeRequired"] = f"PT{record.minutes}M"
    if record.levels:
        data["educationalLevel"] = [portal.term("levels", id).label for id in record.levels]
    if record.themes:
        data["keywords"] = [portal.term("themes", id).label for id in record.themes]
    if record.objectives:
        data["teaches"] = list(record.objectives)
    if record.url is not None:
        data["sameAs"] = record.url
    if record.archived_url is not None:
        data["archivedAt"] = record.archived_url
    data |= _other_works(portal, record)
    return data


def _of_course(portal: Portal, record: Resource) -> LinkedData:
    """The languages, where they are known, and the course that the resource is, where it is one."""
    data: LinkedData = {}
    if spoken_in := told_languages(portal, record):
        data["inLanguage"] = list(spoken_in)
    if record.course is not None:
        data["mainEntity"] = {"@type": "Course", "@id": portal.identity_of(portal.every(Course)[record.course])}
    return data


def _said(portal: Portal, record: Resource, licences: Sequence[Licence]) -> LinkedData:
    """What is said of the resource. The rest is left out: an empty list would say that there is none."""
    data: LinkedData = {}
    if record.audience:
        data["audience"] = [
            {"@type": "EducationalAudience", "educationalRole": portal.term("audiences", id).label}
            for id in record.audience
        ]
    if authors := organisations(portal, record.authors):
        data["author"] = [json_ld.organisation(author(portal, written)) for written in authors]
    if licences:
        said = [licence.url or {"@type": "CreativeWork", "name": licence.name} for licence in licences]
        data["license"] = said[0] if len(said) == 1 else said
    return data


def _other_works(portal: Portal, record: Resource) -> LinkedData:
    """The versions before and after it, and what it is a translation of."""
    data: LinkedData = {}
    newest = portal.view(Holdings).newest(record)
    if newest is not record:
        data["http://purl.org/dc/terms/isReplacedBy"] = _work(portal, newest)
    if record.replaces is not None:
        data["http://purl.org/dc/terms/replaces"] = _work(portal, portal.every(Resource)[record.replaces])
    if record.translation_of is not None:
        data["translationOfWork"] = _work(portal, portal.every(Resource)[record.translation_of])
    return data


def _work(portal: Portal, record: Resource) -> LinkedData:
    return {"@type": "LearningResource", "@id": portal.identity_of(record), "name": record.title}


def types(portal: Portal, record: Resource) -> list[str]:
    """LearningResource, and the narrower types of schema.org that the vocabulary names."""
    matches = portal.term("resource_types", record.type).matches
    narrower = [match.url.removeprefix(_SCHEMA) for match in matches if match.url.startswith(_SCHEMA)]
    return ["LearningResource", *narrower]
