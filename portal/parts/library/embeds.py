"""The lists of a theme's resources that other sites show in a frame."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from portal.frame.addresses import EMBEDS
from portal.open_data.embeds import MOST, Embed
from portal.parts.library.holdings import Holdings
from portal.parts.library.records import Resource
from portal.parts.library.sections import LIBRARY
from portal.portal import Portal
from portal.records.licence import Licence
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _, spoken


@dataclass(frozen=True, kw_only=True)
class EmbeddedResource:
    """A resource in a list, with the words for what its record has as ids."""

    resource: Resource
    type: VocabularyTerm
    licence: str
    """The short name of its licence, or of each."""


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


def theme_embed(theme: VocabularyTerm) -> str:
    """Address of the list of a theme's resources, below the site's root."""
    return f"{EMBEDS}theme/{theme.id}/"


def themes(portal: Portal) -> tuple[VocabularyTerm, ...]:
    """The themes that have a list: those of at least one resource, in the order of the vocabulary."""
    used = {id for resource in portal.every(Resource).values() for id in resource.themes}
    return tuple(theme for id, theme in portal.vocabularies["themes"].items() if id in used)


def embeds(portal: Portal) -> Iterator[Embed]:
    """The list of each theme that has one."""
    for theme in themes(portal):
        yield _resources(portal, theme)


def _resources(portal: Portal, theme: VocabularyTerm) -> Embed:
    title = _("Library: %(theme)s") % {"theme": theme.label}
    found = tuple(resource for resource in portal.view(Holdings).latest if theme.id in resource.themes)
    return Embed(
        path=theme_embed(theme),
        title=title,
        description=_("Resources of the library of %(network)s on the theme %(theme)s, to be shown on other sites.")
        % {"network": portal.project.acronym, "theme": theme.label},
        page=LIBRARY.path,
        about=theme.label,
        listed=("themes", "theme-codes"),
        colour=None,
        values=ThemeEmbed(
            title=title,
            theme=theme,
            resources=tuple(_resource(portal, resource) for resource in found[:MOST]),
            total=len(found),
            language=spoken().tag,
        ),
    )


def _short(licence: Licence) -> str:
    return licence.short if licence.stated else _("Licence not stated")


def _resource(portal: Portal, resource: Resource) -> EmbeddedResource:
    return EmbeddedResource(
        resource=resource,
        type=portal.term("resource_types", resource.type),
        licence=", ".join(_short(portal.licences[id]) for id, _of in resource.licences),
    )
