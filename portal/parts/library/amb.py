"""JSON-LD of resources of the library as AMB (https://w3id.org/kim/amb/20231019/), which registries like OERSI read.

AMB renames schema.org's `@id` and `@type`, wants lists, and wants addresses of concepts where schema.org takes words.
"""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from portal.frame.json_ld import LinkedData
from portal.parts.about.records import Partner
from portal.parts.library.downloads import Download
from portal.parts.library.holdings import author, organisations
from portal.parts.library.linked_data import types
from portal.parts.library.records import Resource
from portal.parts.library.registries import LEVELS, ROLES, TYPES
from portal.parts.library.told_languages import told_languages
from portal.portal import Portal
from portal.records.vocabulary import Match
from portal.words.language import spoken

# Whoever has an audience of people at work goes on learning here, whatever the school level is.
_WORK = Match(url=f"{LEVELS}level_C", label="Advanced training")
_NOT_AT_WORK = ("/student", "/parent", "/generalPublic")
_EDUCATION = "https://w3id.org/kim/hochschulfaechersystematik/n052"
_NO_LOGIN = "http://w3id.org/kim/conditionsOfAccess/no_login"
# The licences that AMB accepts.
_OPEN_LICENCE = re.compile(
    r"https?://creativecommons\.org/(licenses|licences|publicdomain)/|https?://www\.(gnu|apache)\.org/licenses/"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RESERVED = "%:/?#[]@!$&'()*+,;=~"


def resource(portal: Portal, record: Resource, site_url: str, downloads: Sequence[Download]) -> LinkedData:
    """AMB LearningResource. What another site offers has its address there as `id`; our page only describes it."""
    url = f"{site_url}{record.path}"
    stated = [portal.licences[id] for id, _of in record.licences]
    about: LinkedData = {"id": url, "type": "WebContent", "dateModified": record.changed.isoformat()}
    about["provider"] = {"id": site_url, "type": "Service", "name": portal.project.acronym}
    data: LinkedData = {
        "@context": ["https://w3id.org/kim/amb/context.jsonld", {"@language": spoken().tag}],
        "id": _identifier(record, site_url),
        "type": types(portal, record),
        "name": record.title,
        "description": record.summary,
        **({"inLanguage": list(spoken_in)} if (spoken_in := told_languages(portal, record)) else {}),
        "creator": [_creator(portal, written, site_url) for written in organisations(portal, record.authors)],
        "about": [{"id": _EDUCATION, "type": "Concept"}, *_concepts(_matches(portal, "themes", record.themes))],
        "learningResourceType": _concepts(portal.term("resource_types", record.type).matches, TYPES),
        "educationalLevel": _concepts(_levels(portal, record), LEVELS),
        "audience": _concepts(_matches(portal, "audiences", record.audience), ROLES),
        "keywords": [portal.term("themes", id).label for id in record.themes],
        "encoding": [
            {
                "type": "MediaObject",
                "contentUrl": f"{site_url}{download.path}",
                "encodingFormat": download.media_type,
                "contentSize": str(download.bytes),
                "sha256": download.sha256,
            }
            for download in downloads
        ],
        "mainEntityOfPage": [about],
    }
    # AMB has one licence for the whole, so of several none can be said.
    if len(stated) == 1 and stated[0].url is not None and _OPEN_LICENCE.match(stated[0].url):
        data["license"] = {"id": stated[0].url}
    if record.offered:
        if portal.operator is not None:
            name = portal.organisation(portal.operator.organisation)
            data["publisher"] = [{"type": "Organization", "id": site_url, "name": name}]
        data["isAccessibleForFree"] = True
        data["conditionsOfAccess"] = {"id": _NO_LOGIN, "type": "Concept"}
        data["datePublished"] = record.published.isoformat()
        data["dateModified"] = record.changed.isoformat()
    if record.date is not None and _DAY.fullmatch(record.date):
        data["dateCreated"] = record.date
    if record.translation_of is not None:
        original = portal.every(Resource)[record.translation_of]
        basis = {"id": _identifier(original, site_url), "type": types(portal, original), "name": original.title}
        data["isBasedOn"] = [basis]
    return {name: value for name, value in data.items() if value != []}


def _work(portal: Portal, record: Resource) -> tuple[Match, ...]:
    """The level of people at work, where a source says that it is for them alone."""
    audiences = _matches(portal, "audiences", record.audience)
    return (_WORK,) if audiences and not any(one.url.endswith(_NOT_AT_WORK) for one in audiences) else ()


def _levels(portal: Portal, record: Resource) -> tuple[Match, ...]:
    return (*_work(portal, record), *_matches(portal, "levels", portal.answers("levels", record.levels)))


def _identifier(record: Resource, site_url: str) -> str:
    if record.offered or record.url is None:
        return f"{site_url}{record.path}"
    return quote(record.url, safe=_RESERVED)  # RFC 3987, section 3.1: letters beyond ASCII are percent-encoded.


def _matches(portal: Portal, vocabulary: str, ids: Iterable[str]) -> tuple[Match, ...]:
    return tuple(match for id in ids for match in portal.term(vocabulary, id).matches)


def _concepts(matches: Iterable[Match], scheme: str = "") -> list[LinkedData]:
    """Each concept of the scheme, or of any, once, in the order in which it first comes."""
    found = {match.url: match.label for match in matches if match.url.startswith(scheme)}
    return [{"id": id, "type": "Concept", "prefLabel": {spoken().tag: label}} for id, label in found.items()]


def _creator(portal: Portal, written: str, site_url: str) -> LinkedData:
    creator: LinkedData = {"type": "Organization", "name": author(portal, written)}
    if written in portal.every(Partner):
        creator["id"] = f"{site_url}{portal.every(Partner)[written].path}"
    return creator
