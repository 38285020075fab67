"""The library as a part of the site."""

from collections.abc import Iterator

from portal.documents import FORMATS
from portal.frame.addresses import FILES
from portal.frame.page import Page
from portal.frame.templates import Templates, Tools
from portal.parts.library import api, citations, components, embeds, pages, sheet
from portal.parts.library.checks import (
    files_are_what_they_say,
    licences_permit_what_is_offered,
    newer_versions_follow_one_another,
    related_resources_are_others,
    terms_are_known_to_registries,
    texts_can_be_read,
    translations_are_into_different_languages,
    translations_have_an_original,
)
from portal.parts.library.counts import FIGURES
from portal.parts.library.downloads import Downloads
from portal.parts.library.kinds import KINDS
from portal.parts.library.records import FIRST_PAGE_END, Resource
from portal.parts.library.sections import LIBRARY
from portal.parts.making import Files, Making
from portal.parts.part import Part
from portal.portal import Portal


def downloads(making: Making) -> Downloads | None:
    """What can be taken from the library; None where only addresses are wanted."""
    if making.shelf is None or making.sent is None:
        return None
    return Downloads(making.portal, making.shelf, making.sent, making.url)


def _pages(making: Making) -> Iterator[Page]:
    offered = making.view(downloads)
    of, preview = (offered.of, offered.preview) if offered is not None else (lambda _resource: (), lambda _one: None)
    return pages.pages(making.portal, making.url, making.home, making.channels, of, preview, making.told)


def _files(making: Making, templates: Templates) -> Files:
    offered = making.view(downloads)
    documents = offered.files() if offered is not None else {}
    return {**citations.citations(making.portal, making.url), **documents}


def _moved(portal: Portal) -> Iterator[tuple[str, str]]:
    """Files that have the id of a resource as their name, and those that were once below the page of their resource."""
    for resource in portal.every(Resource).values():
        endings = list(citations.ENDINGS.values())
        if resource.own:
            endings += [*(f".{form}" for form in FORMATS), FIRST_PAGE_END]
        for former in resource.formerly:
            old, new = f"{LIBRARY.path}{former}/{former}", f"{resource.path}{resource.id}"
            yield from ((f"{old}{ending}", f"{new}{ending}") for ending in endings)
    for resource in portal.every(Resource).values():
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
        newer_versions_follow_one_another,
        translations_have_an_original,
        translations_are_into_different_languages,
        related_resources_are_others,
        terms_are_known_to_registries,
    ),
    tools=lambda _portal, _base: Tools(components.FILLINGS, {"sheet": sheet.html}),
    pages=_pages,
    files=_files,
    written=(LIBRARY.path,),
    figures=FIGURES,
    datasets=api.DATASETS,
    embeds=embeds.embeds,
    moved=_moved,
    types=lambda making: citations.types(making.portal),
)
