"""Lists that other sites show in a frame: one file each, without scripts and without the frame of our pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from markupsafe import Markup

from portal.frame.addresses import EMBEDS
from portal.parts.library.holdings import Holdings
from portal.parts.library.records import Resource
from portal.parts.library.sections import LIBRARY
from portal.parts.network.constellation import ConstellationMark, marks
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.portal import Portal
from portal.records.project import Project
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _, spoken

if TYPE_CHECKING:
    from portal.frame.templates import Templates

MOST = 60
"""Entries in one list; the page that it is a part of has more."""


@dataclass(frozen=True)
class Embed:
    """One list, before it is rendered."""

    path: str
    """Address below the site's root."""
    title: str
    description: str
    page: str
    """Address of the page with more about it, below the site's root."""
    colour: str | None
    """Colour of the country it is about, where it is about one."""
    values: Values
    """What its own template is filled with."""


@dataclass(frozen=True, kw_only=True)
class EmbedFrame(Values):
    """The text around a list."""

    template: ClassVar[str] = "embed.html"
    embed: Embed
    body: Markup
    """The list; it was escaped where it was made."""
    page: str
    """Whole address of the page with more about it."""
    project: Project
    language: str
    """Language of the list, as BCP 47 has it."""


@dataclass(frozen=True, kw_only=True)
class EmbeddedHub:
    """A hub in a list, with what the list says of it beside its record."""

    hub: Cluster
    diagram: tuple[ConstellationMark, ...]
    mentor: School | None
    implied: bool
    """True where sources imply the mentor's role without stating it."""


@dataclass(frozen=True, kw_only=True)
class CountryEmbed(Values):
    """The list of a country's hubs."""

    template: ClassVar[str] = "embeds/country.html"
    title: str
    country: Country
    hubs: tuple[EmbeddedHub, ...]
    """The first MOST."""
    more: int
    """How many others there are."""


@dataclass(frozen=True, kw_only=True)
class EmbeddedResource:
    """A resource in a list, with the words for what its record has as ids."""

    resource: Resource
    type: VocabularyTerm
    licence: str
    """The short name of its licence."""


@dataclass(frozen=True, kw_only=True)
class ThemeEmbed(Values):
    """The list of a theme's resources."""

    template: ClassVar[str] = "embeds/theme.html"
    title: str
    theme: VocabularyTerm
    resources: tuple[EmbeddedResource, ...]
    """The latest MOST."""
    total: int
    """How many there are in the library."""
    language: str
    """Language of the list, as BCP 47 has it."""


def country_embed(country: Country) -> str:
    """Address of the list of a country's hubs, below the site's root."""
    return f"{EMBEDS}country/{country.id}/"


def theme_embed(theme: VocabularyTerm) -> str:
    """Address of the list of a theme's resources, below the site's root."""
    return f"{EMBEDS}theme/{theme.id}/"


def themes(portal: Portal) -> tuple[VocabularyTerm, ...]:
    """The themes that have a list: those of at least one resource, in the order of the vocabulary."""
    used = {id for resource in portal.every(Resource).values() for id in resource.themes}
    return tuple(theme for id, theme in portal.vocabularies["themes"].items() if id in used)


def lists(portal: Portal, kind: str) -> tuple[tuple[str, str, str], ...]:
    """(title, address below the site's root, what it is about) of every list of "countries", or else of themes."""
    if kind == "countries":
        return tuple((_in_country(one), country_embed(one), one.name) for one in portal.every(Country).values())
    return tuple((_on_theme(one), theme_embed(one), one.label) for one in themes(portal))


def _in_country(country: Country) -> str:
    return _("Hubs in %(country)s") % {"country": country.phrase}


def _on_theme(theme: VocabularyTerm) -> str:
    return _("Library: %(theme)s") % {"theme": theme.label}


def embeds(portal: Portal) -> Iterator[Embed]:
    """Every list."""
    for country in portal.every(Country).values():
        yield _hubs(portal, country)
    for theme in themes(portal):
        yield _resources(portal, theme)


def files(portal: Portal, templates: "Templates", site_url: str) -> Mapping[str, str]:
    """Path -> HTML of every list."""
    made = {}
    for embed in embeds(portal):
        framed = EmbedFrame(
            embed=embed,
            body=templates.render(embed.values.template, embed.values.filled),
            page=f"{site_url}{embed.page}",
            project=portal.project,
            language=spoken().tag,
        )
        made[f"{embed.path}index.html"] = templates.render(framed.template, framed.filled)
    return made


def moved(portal: Portal) -> Iterator[tuple[str, str]]:
    """(former address, address) of every list whose country had another id."""
    for country in portal.every(Country).values():
        yield from ((f"{EMBEDS}country/{former}/*", f"{country_embed(country)}:splat") for former in country.formerly)


def _hubs(portal: Portal, country: Country) -> Embed:
    hubs, title = portal.view(Membership).clusters_in(country), _in_country(country)
    return Embed(
        path=country_embed(country),
        title=title,
        description=_("The hubs of %(network)s in %(country)s with their mentor schools, to be shown on other sites.")
        % {"network": portal.project.acronym, "country": country.phrase},
        page=country.path,
        colour=country.colour,
        values=CountryEmbed(
            title=title,
            country=country,
            hubs=tuple(_hub(portal, hub) for hub in hubs[:MOST]),
            more=max(0, len(hubs) - MOST),
        ),
    )


def _hub(portal: Portal, hub: Cluster) -> EmbeddedHub:
    mentor = portal.view(Membership).mentor(hub)
    implied = mentor is not None and portal.view(Membership).role_is_implied(mentor)
    return EmbeddedHub(hub=hub, diagram=marks(hub), mentor=mentor, implied=implied)


def _resources(portal: Portal, theme: VocabularyTerm) -> Embed:
    title = _on_theme(theme)
    found = tuple(resource for resource in portal.view(Holdings).latest if theme.id in resource.themes)
    return Embed(
        path=theme_embed(theme),
        title=title,
        description=_("Resources of the library of %(network)s on the theme %(theme)s, to be shown on other sites.")
        % {"network": portal.project.acronym, "theme": theme.label},
        page=LIBRARY.path,
        colour=None,
        values=ThemeEmbed(
            title=title,
            theme=theme,
            resources=tuple(_resource(portal, resource) for resource in found[:MOST]),
            total=len(found),
            language=spoken().tag,
        ),
    )


def _resource(portal: Portal, resource: Resource) -> EmbeddedResource:
    return EmbeddedResource(
        resource=resource,
        type=portal.term("resource_types", resource.type),
        licence=portal.licences[resource.licence].short,
    )
