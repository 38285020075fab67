"""Lists that other sites show in a frame: one file each, without scripts and without the frame of our pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portal.frame.addresses import EMBEDS
from portal.parts.library.sections import LIBRARY
from portal.parts.network.records import Country
from portal.portal import Portal
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _

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
    """Address of the page that tells more, below the site's root."""
    colour: str | None
    """Colour of the country it is about, where it is about one."""
    template: str
    values: Mapping[str, Any]


def country_embed(country: Country) -> str:
    """Address of the list of a country's hubs, below the site's root."""
    return f"{EMBEDS}country/{country.id}/"


def theme_embed(theme: VocabularyTerm) -> str:
    """Address of the list of a theme's resources, below the site's root."""
    return f"{EMBEDS}theme/{theme.id}/"


def themes(portal: Portal) -> tuple[VocabularyTerm, ...]:
    """The themes that have a list: those of at least one resource, in the order of the vocabulary."""
    used = {id for resource in portal.resources.values() for id in resource.themes}
    return tuple(theme for id, theme in portal.vocabularies["themes"].items() if id in used)


def lists(portal: Portal, kind: str) -> tuple[tuple[str, str, str], ...]:
    """(title, address below the site's root, what it is about) of every list of "countries", or else of themes."""
    if kind == "countries":
        return tuple((_in_country(one), country_embed(one), one.name) for one in portal.countries.values())
    return tuple((_on_theme(one), theme_embed(one), one.label) for one in themes(portal))


def _in_country(country: Country) -> str:
    return _("Hubs in %(country)s") % {"country": country.phrase}


def _on_theme(theme: VocabularyTerm) -> str:
    return _("Library: %(theme)s") % {"theme": theme.label}


def embeds(portal: Portal) -> Iterator[Embed]:
    """Every list."""
    for country in portal.countries.values():
        yield _hubs(portal, country)
    for theme in themes(portal):
        yield _resources(portal, theme)


def files(portal: Portal, templates: "Templates", site_url: str) -> Mapping[str, str]:
    """Path -> HTML of every list."""
    made = {}
    for embed in embeds(portal):
        values = {**embed.values, "embed": embed, "site_url": site_url}
        made[f"{embed.path}index.html"] = templates.render(embed.template, values)
    return made


def moved(portal: Portal) -> Iterator[tuple[str, str]]:
    """(former address, address) of every list whose country had another id."""
    for country in portal.countries.values():
        yield from ((f"{EMBEDS}country/{former}/*", f"{country_embed(country)}:splat") for former in country.formerly)


def _hubs(portal: Portal, country: Country) -> Embed:
    hubs = portal.clusters_in(country)
    return Embed(
        path=country_embed(country),
        title=_in_country(country),
        description=_("The hubs of %(network)s in %(country)s with their mentor schools, to be shown on other sites.")
        % {"network": portal.project.acronym, "country": country.phrase},
        page=country.path,
        colour=country.colour,
        template="embeds/country.html",
        values={"country": country, "hubs": hubs[:MOST], "more": max(0, len(hubs) - MOST)},
    )


def _resources(portal: Portal, theme: VocabularyTerm) -> Embed:
    found = tuple(resource for resource in portal.latest_resources if theme.id in resource.themes)
    return Embed(
        path=theme_embed(theme),
        title=_on_theme(theme),
        description=_("Resources of the library of %(network)s on the theme %(theme)s, to be shown on other sites.")
        % {"network": portal.project.acronym, "theme": theme.label},
        page=LIBRARY.path,
        colour=None,
        template="embeds/theme.html",
        values={"theme": theme, "resources": found[:MOST], "total": len(found)},
    )
