"""Lists that other sites show in a frame: one file each, without scripts and without the frame of our pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from markupsafe import Markup

from portal.portal import Portal
from portal.records.project import Project
from portal.records.values import Values
from portal.words.language import spoken

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
    about: str
    """Name of what the list is about."""
    listed: tuple[str, ...]
    """The lists of such lists, by the names that hand-written pages call them, that it is in."""
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


def lists(embeds: Iterable[Embed], kind: str) -> tuple[tuple[str, str, str], ...]:
    """(title, address below the site's root, what it is about) of every list of that kind."""
    return tuple((embed.title, embed.path, embed.about) for embed in embeds if kind in embed.listed)


def files(portal: Portal, embeds: Iterable[Embed], templates: "Templates", site_url: str) -> Mapping[str, str]:
    """Path -> HTML of every list."""
    made = {}
    for embed in embeds:
        framed = EmbedFrame(
            embed=embed,
            body=templates.render(embed.values.template, embed.values.filled),
            page=f"{site_url}{embed.page}",
            project=portal.project,
            language=spoken().tag,
        )
        made[f"{embed.path}index.html"] = templates.render(framed.template, framed.filled)
    return made
