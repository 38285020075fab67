"""What the parts of the site make their pages and files from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from portal.documents import Shelf
from portal.following.channels import Channel, channels
from portal.following.told import Told
from portal.frame.addresses import HOME
from portal.frame.menu import absent
from portal.frame.page import Crumb, Page
from portal.frame.templates import Templates
from portal.open_data.catalogue import Catalogue, of_kind
from portal.open_data.embeds import Embed
from portal.open_data.figure_list import figure_list
from portal.portal import Portal
from portal.records.figure import Figure
from portal.records.section import Section
from portal.words.language import _

if TYPE_CHECKING:
    from portal.parts.part import Part

T = TypeVar("T")

Files = Mapping[str, str | bytes | Path]
"""Path below the site's root -> content, or the file to copy, so that large ones need no memory."""


@dataclass(frozen=True)
class Making:
    """One portal at one address."""

    portal: Portal
    url: str
    """Whole address of the home page, with a slash at its end."""
    parts: Sequence["Part"]
    """The parts of the site."""
    templates: Templates | None = None
    """What makes files that pages say the size of; None where only addresses are wanted."""
    shelf: Shelf | None = None
    """Where documents to take along are made and kept; None likewise."""
    sent: Path | None = None
    """Folder of the files that contributors sent; None likewise."""
    _views: dict[Callable[["Making"], Any], Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def view(self, make: Callable[["Making"], T]) -> T:
        """What ``make`` makes of it, made once."""
        if make not in self._views:
            self._views[make] = make(self)
        return self._views[make]  # type: ignore[no-any-return]

    @property
    def home(self) -> tuple[Crumb, ...]:
        """The trail that leads to the first page of each section."""
        return ((_("Home"), HOME),)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that the portal has, in the order in which readers see them."""
        found = {one for part in self.parts for one in part.sections} - absent(self.portal)
        return tuple(sorted(found, key=lambda section: section.rank))

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """What readers can subscribe to, by path."""
        return {channel.path: channel for channel in self.portal.view(channels)}

    @property
    def told(self) -> Told:
        """What announced records say of others."""
        return self.portal.view(Told)

    @cached_property
    def embeds(self) -> tuple[Embed, ...]:
        """The lists that other sites show in a frame."""
        return tuple(embed for part in self.parts for embed in part.embeds(self.portal))

    @cached_property
    def catalogue(self) -> Catalogue:
        """The files for programs."""
        makers = [make for part in self.parts for make in part.datasets]
        makers += [of_kind(kind) for part in self.parts for kind in part.kinds if kind.open_data]
        makers.append(figure_list(lambda _portal: self.figures))
        return Catalogue(self.portal, self.url, makers)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every number that pages state, those that texts call by name first."""
        named = {name: make for part in self.parts for name, make in part.figures.items()}
        of_whole = [named[name](self.portal) for name in sorted(named)]
        return (*of_whole, *(figure for part in self.parts for figure in part.further_figures(self.portal)))

    @property
    def coverage(self) -> tuple[str, ...]:
        """Names of the countries that the site is about, as programs read them."""
        return tuple(name for part in self.parts for name in part.coverage(self.portal))

    @property
    def pages(self) -> Iterator[Page]:
        """Every page, made when it is asked for."""
        return (page for part in self.parts for page in part.made(self))

    def files(self, templates: Templates) -> Files:
        """Every file that the parts make beside their pages."""
        return {
            path: content
            for part in self.parts
            if part.files is not None
            for path, content in part.files(self, templates).items()
        }
