"""The library: the list /library/ and a page for each resource."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from portal.following.channels import Channel
from portal.following.follow_line import Follow, follow
from portal.following.told import Groups, Told
from portal.frame import json_ld
from portal.frame.addresses import START, channel_path
from portal.frame.next_step import NextStep
from portal.frame.page import Crumb, Page
from portal.frame.paging import sheets
from portal.parts.about.records import Partner
from portal.parts.about.sections import CONTRIBUTE
from portal.parts.library import amb, citations, linked_data
from portal.parts.library.counts import all_resources
from portal.parts.library.downloads import Download, LibraryPicture
from portal.parts.library.holdings import Holdings, author
from portal.parts.library.records import Resource
from portal.parts.library.sections import LIBRARY
from portal.parts.library.told_languages import told_languages
from portal.parts.network.records import Cluster
from portal.parts.stories.records import CaseStudy
from portal.parts.training.records import Course
from portal.parts.training.sections import TRAINING
from portal.portal import Portal
from portal.records.base import Addressed
from portal.records.figure import Figure
from portal.records.licence import Licence
from portal.records.values import Values
from portal.words.collation import order
from portal.words.language import _, spoken
from portal.words.territories import language_name

RESOURCES_A_PAGE = 60
NOT_STATED = "not-stated"
"""What filters find that by of which nobody has said it; a licence that is not stated has the same id."""
SAID = ("level", "audience", "language")
"""Filters by what may be unsaid."""
OWN_SHOWN = 12
"""How many of our own sheets are shown together."""
CASES_SHOWN = 12
TOLD_SHOWN = 12
"""How many of each section that link to a resource its page names."""


@dataclass(frozen=True)
class FilterChoice:
    """One value that the list can be filtered by."""

    value: str
    label: str
    count: int
    """How many resources of the page have it."""


@dataclass(frozen=True)
class Listed:
    """A resource in the list."""

    resource: Resource
    values: Mapping[str, tuple[str, ...]]
    """What filters find it by: name of the filter -> values."""
    by_title: int
    """Its place in the list by title, counted from 0."""
    by_time: int
    """Its place in the list by the time it takes; resources without a time are last."""


@dataclass(frozen=True, kw_only=True)
class LibraryPage(Values):
    """A page of the list."""

    template: ClassVar[str] = "pages/library.html"

    listed: tuple[Listed, ...]
    total: int
    """How many resources the library has, those of other pages of the list among them."""
    facets: Mapping[str, tuple[FilterChoice, ...]]
    """What the list can be filtered by: name of the filter -> its choices."""
    follow: Follow
    figure: Figure | None
    """How many resources there are; None where the list has further pages, and a page counts what is on it."""
    number: int
    """Which page of the list it is, counted from 1."""
    pages: tuple[str, ...]
    """Paths of all pages of the list, this one among them."""


@dataclass(frozen=True, kw_only=True)
class ResourcePage(Values):
    """The page of a resource."""

    template: ClassVar[str] = "pages/resource.html"

    resource: Resource
    type: str
    """What sort of resource it is, as readers call it."""
    foreign: str | None
    """Its language where that is not the language of the page."""
    course: Addressed | None
    """The course that it tells of, where there is a record of that."""
    languages: tuple[str, ...]
    """Its languages or, where it tells of a course, that of the course; none where no source tells."""
    authors: tuple[tuple[str, Partner | None], ...]
    """Names of its authors, each with the partner that it is, where it is one."""
    licences: tuple[tuple[Licence, str | None], ...]
    """Its licences, each with what it is for where there are several."""
    newest: Resource | None
    """The newest version, where this one is older."""
    newest_foreign: str | None
    """The language of that, where it is not the language of the page."""
    older: Resource | None
    """The version that it replaces."""
    older_foreign: str | None
    """The language of that, where it is not the language of the page."""
    text: str | None
    """Our own text, as Markdown."""
    preview: LibraryPicture | None
    """The file that this portal offers, where that is a picture."""
    downloads: tuple[Download, ...]
    citation: str
    """Entry for a list of references."""
    citation_files: Mapping[str, str]
    """Files for programs that keep references: name of the format -> path."""
    attribution: str
    """The line that names the source."""
    translations: tuple[Resource, ...]
    related: tuple[Resource, ...]
    hubs: tuple[Cluster, ...]
    cases: tuple[CaseStudy, ...]
    told: Groups
    """What links to where the resource is found."""


def pages(
    portal: Portal,
    site_url: str,
    root: tuple[Crumb, ...],
    channels: Mapping[str, Channel],
    downloads: Callable[[Resource], tuple[Download, ...]],
    preview: Callable[[Resource], LibraryPicture | None],
    told: Told,
) -> Iterator[Page]:
    """All resources, the latest first, at most RESOURCES_A_PAGE a page, and a page for each.

    ``downloads`` are what a resource can be taken as, ``preview`` the picture that it is.
    """
    resources = portal.view(Holdings).latest
    above = (*root, (_("Library"), LIBRARY.path))
    for sheet in sheets(resources, RESOURCES_A_PAGE, LIBRARY.path):
        shown, title = sheet.items, sheet.title(_("Library"))
        listed = tuple(_listed(portal, shown))
        yield Page(
            path=sheet.path,
            title=title,
            description=_("Materials for schools that help each other."),
            written=sheet.first,
            values=LibraryPage(
                listed=listed,
                total=len(resources),
                facets=_facets(portal, listed),
                follow=follow(channels, channel_path(LIBRARY.key), _("the library")),
                figure=all_resources(portal) if len(sheet.paths) == 1 else None,
                number=sheet.number,
                pages=sheet.paths,
            ),
            section=LIBRARY,
            parents=root if sheet.first else above,
            linked_data=json_ld.item_list(title, shown, site_url),
            searched=sheet.first,
            feeds=(channel_path(LIBRARY.key),),
            changed=max((resource.changed for resource in shown), default=None),
        )
    for resource in portal.view(Holdings).all:
        yield _page(portal, resource, site_url, above, told, downloads(resource), preview(resource))


def own_sheets(portal: Portal) -> tuple[Resource, ...]:
    """The latest sheets of our own, at most OWN_SHOWN."""
    return tuple(resource for resource in portal.view(Holdings).latest if resource.own)[:OWN_SHOWN]


def _page(
    portal: Portal,
    resource: Resource,
    site_url: str,
    above: tuple[Crumb, ...],
    told: Told,
    downloads: tuple[Download, ...],
    preview: LibraryPicture | None,
) -> Page:
    codes = portal.countries_of(resource)
    holdings = portal.view(Holdings)
    newest, older = holdings.newest(resource), holdings.older(resource)
    return Page(
        path=resource.path,
        title=resource.title,
        description=resource.summary,
        values=ResourcePage(
            resource=resource,
            type=portal.term("resource_types", resource.type).label,
            foreign=resource.sole_language if resource.sole_language != spoken().tag else None,
            course=portal.every(Course)[resource.course] if resource.course is not None else None,
            languages=told_languages(portal, resource),
            authors=tuple(
                (author(portal, written), portal.every(Partner).get(written)) for written in resource.authors
            ),
            licences=tuple((portal.licences[id], of) for id, of in resource.licences),
            newest=newest if newest is not resource else None,
            newest_foreign=newest.sole_language if newest.sole_language != spoken().tag else None,
            older=older,
            older_foreign=older.sole_language if older and older.sole_language != spoken().tag else None,
            text=portal.texts[resource.text] if resource.text is not None else None,
            preview=preview,
            downloads=downloads,
            citation=citations.citation(portal, resource, site_url).text,
            citation_files=citations.paths(resource),
            attribution=citations.attribution(portal, resource, site_url),
            translations=holdings.translations_of(resource),
            related=tuple(one for one in holdings.named(resource.related) if one is not newest),
            hubs=tuple(portal.every(Cluster)[id] for id in resource.clusters),
            cases=tuple(portal.every(CaseStudy)[id] for id in resource.case_studies[:CASES_SHOWN]),
            told=told.of("resource", resource, TOLD_SHOWN, resource.url),
        ),
        section=LIBRARY,
        parents=above,
        linked_data=linked_data.resource(portal, resource, site_url, downloads),
        further_data=(amb.resource(portal, resource, site_url, downloads),),
        record=resource,
        names=(portal.term("resource_types", resource.type).label,),
        country=codes[0] if len(codes) == 1 else None,
        feeds=(channel_path(LIBRARY.key), *(channel_path(LIBRARY.key, "theme", id) for id in resource.themes[:2])),
        changed=resource.changed,
        next_steps=(
            NextStep(_("Start a hub with it"), START, _("step by step, with all sheets")),
            NextStep(_("Take the free course"), TRAINING.path, _("at your own pace")),
            NextStep(_("Hand in a resource of your own"), f"{CONTRIBUTE.path}#resource"),
        ),
    )


def _listed(portal: Portal, resources: Iterable[Resource]) -> Iterator[Listed]:
    shown = tuple(resources)
    titles = sorted(shown, key=lambda resource: (order(resource.title), resource.id))
    times = sorted(titles, key=lambda resource: resource.minutes or float("inf"))
    by_title = {resource.id: place for place, resource in enumerate(titles)}
    by_time = {resource.id: place for place, resource in enumerate(times)}
    for resource in shown:
        yield Listed(resource, _values(portal, resource), by_title[resource.id], by_time[resource.id])


def _values(portal: Portal, resource: Resource) -> Mapping[str, tuple[str, ...]]:
    found = {
        "type": (resource.type,),
        "level": portal.answers("levels", resource.levels),
        "theme": resource.themes,
        "language": told_languages(portal, resource),
        "licence": tuple(id for id, _of in resource.licences),
        "audience": portal.answers("audiences", resource.audience),
    }
    # What nobody has said is not what is for all: it is found under a value of its own.
    return {name: values or ((NOT_STATED,) if name in SAID else ()) for name, values in found.items()}


def _facets(portal: Portal, listed: Iterable[Listed]) -> Mapping[str, tuple[FilterChoice, ...]]:
    """What the list can be filtered by: each value that some of the page have, in the order of the vocabulary.

    A value that all of them have would change nothing, so it is no choice.
    """
    shown = tuple(listed)
    counts: dict[str, Counter[str]] = {}
    for entry in shown:
        for name, values in entry.values.items():
            counts.setdefault(name, Counter()).update(dict.fromkeys(values, 1))
    vocabularies = {"type": "resource_types", "level": "levels", "theme": "themes", "audience": "audiences"}
    labels: dict[str, dict[str, str]] = {
        name: {id: term.label for id, term in portal.vocabularies[vocabulary].items()}
        for name, vocabulary in vocabularies.items()
    }
    names = {code: language_name(code) for code in counts.get("language", Counter()).keys() - {NOT_STATED}}
    labels["language"] = dict(sorted(names.items(), key=lambda item: order(item[1])))
    labels["licence"] = {id: licence.short for id, licence in portal.licences.items()}
    for name in SAID:
        labels[name][NOT_STATED] = _("Not stated")
    return {
        name: tuple(
            FilterChoice(value, label, found[value])
            for value, label in labels[name].items()
            if 0 < found[value] < len(shown)
        )
        for name, found in counts.items()
    }
