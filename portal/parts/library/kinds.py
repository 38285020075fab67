"""The kinds of records of the library."""

from portal.parts.library import entry_bodies
from portal.parts.library.records import Resource
from portal.parts.library.sections import LIBRARY
from portal.records.kind import Announcement, Apart, Kind
from portal.records.licence import Licence

LICENCE = Kind(name="licence", stem="licences", model=Licence, most=200)
RESOURCE = Kind(
    name="resource",
    stem="resources",
    model=Resource,
    section=LIBRARY,
    one="resource",
    many="resources",
    taken="page-[0-9]+",
    apart=Apart(
        Apart.one_of_them("title or version"),
        also=lambda resource: (*resource.languages, resource.version or ""),
    ),
    announced=Announcement(rank=50, body=entry_bodies.resource),
)

KINDS = (LICENCE, RESOURCE)
