"""The library: the list /library/ and a page for each resource."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.following.channels import Channel
from portal.following.follow_line import follow
from portal.following.told import Told
from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.frame.paging import sheets
from portal.parts.library import amb, citations, linked_data
from portal.parts.library.downloads import Download
from portal.parts.library.records import Resource
from portal.parts.library.sections import LIBRARY
from portal.portal import Portal
from portal.words.language import _
from portal.words.territories import languages

RESOURCES_A_PAGE = 60
OWN_SHOWN = 12
"""How many of our own sheets are shown together."""
CASES_SHOWN = 12
TOLD_SHOWN = 12
"""How many of each section that link to a resource its page names."""

_PICTURES = (".png", ".svg")


@dataclass(frozen=True)
class FilterChoice:
    """One value that the list can be filtered by."""

    value: str
    label: str
    count: int
    """How many resources of the page have it."""


@dataclass(frozen=True)
class Listed:
    """A resource as it stands in the list."""

    resource: Resource
    values: Mapping[str, tuple[str, ...]]
    """What filters find it by: name of the filter -> values."""
    by_title: int
    """Its place in the list by title, counted from 0."""
    by_time: int
    """Its place in the list by the time it takes; what has no time stands last."""


def pages(
    portal: Portal,
    site_url: str,
    root: tuple[Crumb, ...],
    channels: Mapping[str, Channel],
    downloads: Callable[[Resource], tuple[Download, ...]],
    told: Told,
) -> Iterator[Page]:
    """All resources, the latest first, at most RESOURCES_A_PAGE a page, and a page for each."""
    resources = portal.latest_resources
    above = (*root, (_("Library"), LIBRARY.path))
    for sheet in sheets(resources, RESOURCES_A_PAGE, LIBRARY.path):
        shown, title = sheet.items, sheet.title(_("Library"))
        listed = tuple(_listed(portal, shown))
        yield Page(
            path=sheet.path,
            title=title,
            description=title,
            written=sheet.first,
            template="pages/library.html",
            values={
                "listed": listed,
                "total": len(resources),
                "facets": _facets(portal, listed),
                "follow": follow(channels, "feeds/library", _("the library")),
                "number": sheet.number,
                "pages": sheet.paths,
            },
            section=LIBRARY,
            parents=root if sheet.first else above,
            linked_data=json_ld.item_list(title, shown, site_url),
            searched=sheet.first,
            feeds=("feeds/library",),
            changed=max((resource.changed for resource in shown), default=None),
        )
    for resource in resources:
        yield _page(portal, resource, site_url, above, told, downloads(resource))


def own_sheets(portal: Portal) -> tuple[Resource, ...]:
    """The latest sheets of our own, at most OWN_SHOWN."""
    return tuple(resource for resource in portal.latest_resources if resource.own)[:OWN_SHOWN]


def _page(
    portal: Portal,
    resource: Resource,
    site_url: str,
    above: tuple[Crumb, ...],
    told: Told,
    downloads: tuple[Download, ...],
) -> Page:
    picture = resource.file if resource.file is not None and resource.file.endswith(_PICTURES) else None
    codes = portal.countries_of(resource)
    return Page(
        path=resource.path,
        title=resource.title,
        description=resource.summary,
        template="pages/resource.html",
        values={
            "resource": resource,
            "licence": portal.licences[resource.licence],
            "text": portal.texts[resource.text] if resource.text is not None else None,
            "picture": picture,
            "downloads": downloads,
            "citation": citations.citation(portal, resource, site_url).text,
            "citation_files": citations.paths(resource),
            "attribution": citations.attribution(portal, resource, site_url),
            "translations": portal.translations_of(resource),
            "related": tuple(portal.resources[id] for id in resource.related),
            "hubs": [portal.clusters[id] for id in resource.clusters],
            "cases": tuple(portal.case_studies[id] for id in resource.case_studies[:CASES_SHOWN]),
            "told": told.linking(resource.url, TOLD_SHOWN),
        },
        section=LIBRARY,
        parents=above,
        linked_data=linked_data.resource(portal, resource, site_url, downloads),
        amb=amb.resource(portal, resource, site_url, downloads),
        record=resource,
        country=codes[0] if len(codes) == 1 else None,
        feeds=("feeds/library", *(f"feeds/theme/{id}/library" for id in resource.themes[:2])),
        changed=resource.changed,
    )


def _listed(portal: Portal, resources: Iterable[Resource]) -> Iterator[Listed]:
    shown = tuple(resources)
    titles = sorted(shown, key=lambda resource: (resource.title.casefold(), resource.id))
    times = sorted(titles, key=lambda resource: resource.minutes or float("inf"))
    by_title = {resource.id: place for place, resource in enumerate(titles)}
    by_time = {resource.id: place for place, resource in enumerate(times)}
    for resource in shown:
        yield Listed(resource, _values(portal, resource), by_title[resource.id], by_time[resource.id])


def _values(portal: Portal, resource: Resource) -> Mapping[str, tuple[str, ...]]:
    return {
        "type": (resource.type,),
        # What is for all levels is found under each.
        "level": resource.levels or tuple(portal.vocabularies["levels"]),
        "theme": resource.themes,
        "language": resource.languages,
        "licence": (resource.licence,),
        "audience": resource.audience,
    }


def _facets(portal: Portal, listed: Iterable[Listed]) -> Mapping[str, tuple[FilterChoice, ...]]:
    """What the list can be filtered by: each value that a resource of the page has, in the order of the vocabulary."""
    counts: dict[str, Counter[str]] = {}
    for entry in listed:
        for name, values in entry.values.items():
            counts.setdefault(name, Counter()).update(dict.fromkeys(values, 1))
    vocabularies = {"type": "resource_types", "level": "levels", "theme": "themes", "audience": "audiences"}
    labels: dict[str, dict[str, str]] = {
        name: {id: term.label for id, term in portal.vocabularies[vocabulary].items()}
        for name, vocabulary in vocabularies.items()
    }
    names = languages()
    spoken = sorted(counts.get("language", ()), key=lambda code: names.get(code, code))
    labels["language"] = {code: names.get(code, code) for code in spoken}
    labels["licence"] = {id: licence.short for id, licence in portal.licences.items()}
    return {
        name: tuple(FilterChoice(value, labels[name][value], found[value]) for value in labels[name] if value in found)
        for name, found in counts.items()
    }
