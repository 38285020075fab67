"""The library as a part of the site."""

from collections.abc import Iterator

from portal.documents import FORMATS
from portal.frame.addresses import FILES
from portal.frame.templates import Templates, Tools
from portal.parts.library import api, citations, pages, sheet
from portal.parts.library.checks import (
    files_are_what_they_say,
    licences_permit_what_is_offered,
    related_resources_are_others,
    terms_are_known_to_registries,
    texts_can_be_read,
    translations_are_into_different_languages,
    translations_have_an_original,
)
from portal.parts.library.kinds import KINDS
from portal.parts.library.sections import LIBRARY
from portal.parts.making import Files, Making
from portal.parts.part import Part
from portal.portal import Portal


def _files(making: Making, templates: Templates) -> Files:
    downloads = making.library.files() if making.library is not None else {}
    return {**citations.citations(making.portal, making.url), **downloads}


def _moved(portal: Portal) -> Iterator[tuple[str, str]]:
    """Files that have the id of a resource as their name, and those that were once below the page of their resource."""
    for resource in portal.resources.values():
        endings = [path.partition(f"{resource.id}/{resource.id}")[2] for path in citations.paths(resource).values()]
        if resource.own:
            endings += [f".{form}" for form in FORMATS]
        for former in resource.formerly:
            old, new = f"{LIBRARY.path}{former}/{former}", f"{resource.path}{resource.id}"
            yield from ((f"{old}{ending}", f"{new}{ending}") for ending in endings)
    for resource in portal.resources.values():
        if resource.file is not None:
            yield f"{resource.path}{resource.file}", f"{FILES}{resource.file}"


PART = Part(
    name="library",
    kinds=KINDS,
    sections=(LIBRARY,),
    checks=(
        texts_can_be_read,
        files_are_what_they_say,
        licences_permit_what_is_offered,
        translations_have_an_original,
        translations_are_into_different_languages,
        related_resources_are_others,
        terms_are_known_to_registries,
    ),
    tools=lambda _portal, _base: Tools(filters={"sheet": sheet.html}),
    pages=lambda making: pages.pages(
        making.portal, making.url, making.home, making.channels, making.downloads, making.preview, making.told
    ),
    files=_files,
    written=(LIBRARY.path,),
    datasets=api.DATASETS,
    moved=_moved,
    types=citations.types,
)
