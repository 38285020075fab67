"""JSON-LD of resources of the library as schema.org LearningResource, with the terms of LRMI.

Where the record has what it asks for, it is Bioschemas TrainingMaterial as well.
``portal.parts.library.amb`` says the same to registries.
"""

from collections.abc import Sequence

from portal.frame import json_ld
from portal.frame.json_ld import LinkedData
from portal.parts.library.downloads import Download
from portal.parts.library.holdings import author
from portal.parts.library.records import Resource
from portal.parts.library.sections import LIBRARY
from portal.parts.library.told_languages import told_languages
from portal.parts.training.records import Course
from portal.portal import Portal
from portal.words.language import _

TRAINING_MATERIAL = "https://bioschemas.org/profiles/TrainingMaterial/1.0-RELEASE"
_SCHEMA = "https://schema.org/"


def resource(portal: Portal, record: Resource, site_url: str, downloads: Sequence[Download]) -> LinkedData:
    """schema.org LearningResource with its authors, licence, files and other languages."""
    url = f"{site_url}{record.path}"
    licence = portal.licences[record.licence]
    data: LinkedData = {
        "@context": json_ld.CONTEXT,
        "@type": types(portal, record),
        "@id": url,
        "url": url,
        "name": record.title,
        "description": record.summary,
        "learningResourceType": portal.term("resource_types", record.type).label,
        "audience": [
            {"@type": "EducationalAudience", "educationalRole": portal.term("audiences", id).label}
            for id in record.audience
        ],
        "author": [json_ld.organisation(author(portal, written)) for written in record.authors],
        "license": licence.url or {"@type": "CreativeWork", "name": licence.name},
        "sdDatePublished": record.changed.isoformat(),
        "isPartOf": {"@type": "CollectionPage", "@id": f"{site_url}{LIBRARY.path}", "name": _("Library")},
    }
    data |= _of_course(portal, record, site_url)
    if record.themes and licence.url is not None:
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
    if record.translation_of is not None:
        original = portal.every(Resource)[record.translation_of]
        data["translationOfWork"] = {
            "@type": "LearningResource",
            "@id": f"{site_url}{original.path}",
            "name": original.title,
        }
    return data


def _of_course(portal: Portal, record: Resource, site_url: str) -> LinkedData:
    """The languages, where they are known, and the course that the resource is, where it is one."""
    data: LinkedData = {}
    if spoken_in := told_languages(portal, record):
        data["inLanguage"] = list(spoken_in)
    if record.course is not None:
        data["mainEntity"] = {"@type": "Course", "@id": f"{site_url}{portal.every(Course)[record.course].path}"}
    return data


def types(portal: Portal, record: Resource) -> list[str]:
    """LearningResource, and the narrower types of schema.org that the vocabulary names."""
    matches = portal.term("resource_types", record.type).matches
    narrower = [match.url.removeprefix(_SCHEMA) for match in matches if match.url.startswith(_SCHEMA)]
    return ["LearningResource", *narrower]
