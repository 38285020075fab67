"""The kinds of records of the library."""

from collections.abc import Iterator

from portal.parts.library import entry_bodies
from portal.parts.library.records import Resource
from portal.parts.library.sections import LIBRARY
from portal.records.kind import Announcement, Apart, Kind, Printed
from portal.records.licence import Licence
from portal.words.language import N_


def _named(resource: Resource) -> Iterator[tuple[list[str | int], str]]:
    if resource.text is not None:
        yield ["text"], resource.text
    if resource.file is not None:
        yield ["file"], resource.file


def _printed(resource: Resource) -> Printed | None:
    if resource.text is None:
        return None
    return Printed(
        fields=("title", "summary", "version", "authors"),
        texts=(resource.text,),
        quoted=(("licence", resource.licence), *(("partner", id) for id in resource.authors)),
    )


LICENCE = Kind(name="licence", stem="licences", model=Licence, most=200, quoted=("short", "url", "reuse"))
RESOURCE = Kind(
    name="resource",
    stem="resources",
    model=Resource,
    section=LIBRARY,
    one="resource",
    many="resources",
    proposed=N_("A resource for the library"),
    taken="page-[0-9]+",
    apart=Apart(
        Apart.one_of_them("title or version"),
        also=lambda resource: (*resource.languages, resource.version or ""),
    ),
    announced=Announcement(rank=50, mentions=None, body=entry_bodies.resource),
    named=_named,
    printed=_printed,
    quoted=("title", "summary"),
)

KINDS = (LICENCE, RESOURCE)
