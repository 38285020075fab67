"""The whole site: records, pages and every other file, at one address."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlsplit

from markupsafe import Markup

from portal.building import location
from portal.building.kept import Kept
from portal.documents import Shelf, Style
from portal.editor import desk
from portal.following.channels import Channel
from portal.following.pages import Subscriptions, subscriptions
from portal.frame import json_ld, menu
from portal.frame.addresses import HOME, channel_path
from portal.frame.components import EuropeanEmblem
from portal.frame.figures import figure
from portal.frame.menu import MenuEntry, above, absent, group_of, links, trail
from portal.frame.onward import Ends
from portal.frame.page import Page, PageFacts, contents
from portal.frame.policy import POLICY
from portal.frame.sections import OTHER, section_of
from portal.frame.templates import Templates, Tools
from portal.host import forwarding, headers, outputs, pagefind, redirects, search, standing, understanding
from portal.host.previews import Gallery
from portal.host.redirects import Redirect
from portal.inspection import inspect
from portal.open_data import embeds
from portal.page_frame import Frame
from portal.parts.making import Files, Making
from portal.parts.part import Explaining, Part, figures_of, moved_in, previews_of
from portal.parts.registry import PARTS
from portal.portal import Portal
from portal.problem import DataError, Findings
from portal.prose import corrections
from portal.prose import sentences as sentence_files
from portal.prose.sentences import Sentences
from portal.reading.folders import FILES, IMAGES
from portal.records.base import Publication
from portal.records.figure import Figure
from portal.words.language import Language, _, speaking, spoken
from portal.words.typography import typeset

P = ParamSpec("P")
T = TypeVar("T")


def _aloud(method: Callable[Concatenate["Site", P], T]) -> Callable[Concatenate["Site", P], T]:
    """The method, which then speaks the language of the site."""

    @wraps(method)
    def speaks(site: "Site", /, *given: P.args, **named: P.kwargs) -> T:
        with speaking(site.language):
            return method(site, *given, **named)

    return speaks


# Without repr: mkdocs-macros prints all of MkDocs' configuration at each build, and the site is part of it.
@dataclass(frozen=True, repr=False)
class Site:
    """A portal at an address, ready to be written."""

    portal: Portal
    notices: Findings
    """Findings that a maintainer should know although the site is built."""
    templates: Templates
    gallery: Gallery
    """The images that other sites show beside a link to a page."""
    kept: Kept
    """The cache of files for the next build."""
    making: Making
    """The inputs from which the parts of the site make their pages and files."""
    images: Path
    """Folder of the images of records."""
    sentences: Sentences
    """The sentences that templates show beside data."""
    language: Language
    """The language of all that is made, but for pages that say another."""
    location: str | None
    """Whole address of the home page, with a slash at its end; None where it is not known."""

    @property
    def url(self) -> str:
        """Absolute address of the home page, with a trailing slash; PLACEHOLDER where it is not known."""
        return self.making.url

    @property
    @_aloud
    def channels(self) -> Mapping[str, Channel]:
        """The channels that readers can subscribe to, by path."""
        return self.making.channels

    @cached_property
    @_aloud
    def pages(self) -> tuple[Page, ...]:
        """Every generated page."""
        return tuple(self.making.pages)

    def generated(self, by_hand: Collection[str]) -> tuple[Page, ...]:
        """The pages that are generated completely; ``by_hand`` are the paths of hand-written pages below docs/."""
        return tuple(page for page in self.pages if not (page.written and page.source in by_hand))

    @cached_property
    def listed(self) -> Mapping[str, Page]:
        """The pages made from records whose text is in a hand-written page, by address."""
        return {page.path: page for page in self.pages if page.written}

    @_aloud
    def figure(self, name: str) -> Figure:
        """The number of that name. Raises KeyError, naming those there are, where there is none."""
        return figure(self.portal, figures_of(self.making.parts), name)

    def embeds(self, kind: str) -> tuple[tuple[str, str, str], ...]:
        """(title, address, what it is about) of every list of that kind that other sites can show in a frame."""
        return embeds.lists(self.making.embeds, kind)

    @property
    def left_out(self) -> frozenset[str]:
        """Markdown files that are no pages of the site, as paths below docs/: the hand-written pages of sections that
        this portal does not have, and sentences that templates show."""
        return menu.sources(menu.absent(self.portal)) | sentence_files.SOURCES

    def menu(self, nav: Sequence[Any] | None) -> list[Any] | None:
        """The menu of ``mkdocs.yml`` (``nav``) without the sections that this portal does not have."""
        return menu.without(nav, self.left_out) if nav is not None else None

    def latest(self, section: str, count: int) -> tuple[Publication, ...]:
        """The announced records of the section with that key that tell of what happened last."""
        channel = self.making.channels.get(channel_path(section))
        records = [entry.record for entry in channel.entries] if channel is not None else []
        return tuple(sorted(records, key=lambda record: record.in_time, reverse=True)[:count])

    @cached_property
    @_aloud
    def subscriptions(self) -> Subscriptions:
        """The channels that readers can subscribe to, by place."""
        return subscriptions(self.portal, self.location or self._base, self.channels)

    def explained(self, body: str, *, whole: bool) -> str:
        """The body of a page with what the parts of the site add to explain its words.

        If ``whole``, all running text is looked at, as on hand-written pages; else only long text from records.
        """
        for explained in self._explaining:
            body = explained(body, whole=whole)
        return body

    @cached_property
    def _explaining(self) -> tuple[Explaining, ...]:
        made = (part.explains for part in self.making.parts)
        return tuple(explains(self.portal, self.templates) for explains in made if explains is not None)

    def made(self, page: Page, menu: Sequence[MenuEntry]) -> Frame:
        """A generated page in its frame, with the ``menu`` at its head."""
        with speaking(page.language):
            return self.frame(page, self.explained(page.body(self.templates), whole=False), menu)

    @_aloud
    def written(self, path: str, said: Mapping[str, str], name: str, menu: Sequence[MenuEntry], html: str) -> Frame:
        """A hand-written page in its frame, with the ``menu`` at its head.

        ``said`` is its front matter; the ``menu`` contains its position, and calls it ``name``; ``html`` is the output
        of Markdown.
        """
        made = corrections.corrected(html, partial(self.templates.component, "task_box"))
        body = self.explained(made, whole=path not in self.listed)
        title, description, home = typeset(said["title"]), typeset(said["description"]), path == HOME
        group, styles = group_of(path, menu), ("styles/home.css",) if home else ()
        parents = above(path, group, self.making.sections)
        if path in self.listed:
            listed = replace(self.listed[path], title=title, description=description, own_styles=styles)
            return self.frame(listed, body, menu)
        section = section_of((*parents, (name, path)), self.making.sections)
        page = PageFacts(
            path=path,
            title=title,
            description=description,
            section=section,
            parents=parents,
            linked_data=self._about(path, title),
            name=name,
            preview="home" if path == HOME else None,
            text_column=path != HOME,
            parts=group if section.in_parts else (),
            own_styles=styles,
        )
        return self.frame(page, body, menu)

    @cached_property
    def _described(self) -> Mapping[str, Callable[[Making], json_ld.LinkedData]]:
        return {path: make for part in self.making.parts for path, make in part.described.items()}

    def _about(self, path: str, title: str) -> json_ld.LinkedData:
        """JSON-LD of a hand-written page."""
        described = self._described.get(path)
        return described(self.making) if described is not None else json_ld.web_page(title, self.url + path)

    def frame(self, page: PageFacts, body: str, menu: Sequence[MenuEntry] = ()) -> Frame:
        """The frame of a page with that ``body``, and the ``menu`` at its head, in the language of the page."""
        with speaking(page.language):
            return self._frame(page, body, menu)

    def _frame(self, page: PageFacts, body: str, menu: Sequence[MenuEntry]) -> Frame:
        portal, project = self.portal, self.portal.project
        crumbs = trail(menu, page)
        data = (*page.described(self.url), json_ld.breadcrumbs(crumbs, self.url))
        return Frame(
            page=page,
            project=project,
            email=portal.email,
            menu=links(menu, page),
            crumbs=crumbs,
            countries=tuple(portal.places("country").values()),
            absent=self._absent,
            choices=self._choices,
            colour=self.gallery.colours.get(page.country or ""),
            policy=None,
            body=Markup(body),
            title=f"{project.acronym} – {project.name}" if page.path == HOME else page.title,
            home=page.path == HOME,
            address=f"{self.location}{page.path}" if self.location is not None else None,
            root=self.location,
            image=self.gallery.of(page),
            touch_icon=self.gallery.touch_icon,
            everything=self.channels[channel_path()],
            channels=tuple(self.channels[path] for path in page.feeds if path in self.channels),
            linked_data=tuple(location.without_placeholder(one, self._base) for one in data),
            contents=contents(body),
            onward=self._ends.of(page),
            entry=search.entry(self.portal, page, body),
        )

    @cached_property
    def _ends(self) -> Ends:
        paths = (*(page.path for page in self.pages), *(section.path for section in self.making.sections))
        return Ends(self.portal, self.location, frozenset(paths))

    @property
    def _base(self) -> str:
        return urlsplit(self.url).path

    @cached_property
    def _absent(self) -> frozenset[str]:
        return frozenset(section.path for section in absent(self.portal))

    @cached_property
    def _choices(self) -> search.SearchChoices:
        return search.choices(self.portal, self.making.sections)

    @_aloud
    def not_found(self, menu: Sequence[MenuEntry]) -> Frame:
        """The frame of the page that is shown if an address is not found, with the ``menu`` at its head."""
        title, short = _("Page not found"), self.sentences("everywhere", "not-found-in-short")
        page = PageFacts(
            path="404.html", title=title, description=short, section=OTHER, parents=(), linked_data={}, searched=False
        )
        return replace(self.frame(page, "", menu), address=None, linked_data=(), policy=POLICY)

    @property
    def rules(self) -> tuple[Redirect, ...]:
        """The redirects of every former address of a page or file."""
        return redirects.rules(self.portal, moved_in(self.making.parts, self.portal, self.url))

    def _forwarding(self, taken: frozenset[str]) -> Files:
        """The redirects for hosts that read them, and small pages for those that do not."""
        titles = {page.path: page.title for page in self.pages}
        values = forwarding.Forwarding(self.portal.project.acronym, titles, self.location, self._base)
        return forwarding.files(self.rules, taken, self.templates, values)

    @_aloud
    def outputs(self, paths: list[str]) -> Files:
        """Files other than pages; ``paths`` are the addresses of all pages, hand-written ones included."""
        making, parts, portal = self.making, self.making.parts, self.portal
        changed = {page.path: page.changed for page in self.pages}
        files = {
            **making.files(self.templates),
            **outputs.outputs(self.templates, self.location, {path: changed.get(path) for path in paths}),
            **outputs.pictures(portal, self.images),
            **self.gallery.files(),
            understanding.FILE: portal.view(understanding.Understanding).file(self.pages),
            standing.FILE: standing.written(self.pages, portal.kinds),
        }
        files |= desk.files(self.images.parent, portal, self.templates, self.kept, self.location)
        files |= self._forwarding(frozenset({*paths, *files}))
        told = (desk.types(portal.project), *(part.types(making) for part in parts if part.types is not None))
        types = {name: type for types in told for name, type in types.items()}
        tops = [*paths, *files, f"{pagefind.FOLDER}/"]
        return {**files, "_headers": headers.headers(tops, types, desk.own_headers(portal.project))}


def open_site(
    root: Path,
    url: str | None,
    folders: Sequence[Path],
    data: Path | None = None,
    as_of: date | None = None,
    docs: Path | None = None,
    parts: Sequence[Part] = PARTS,
    language: Language | None = None,
) -> Site:
    """The site of the project in the folder ``root``, with templates from ``folders``.

    ``url`` is the address of its home page, None where nobody says where it stands. The site is made in ``language``,
    by default the current one, and is that of the day ``as_of``, by default today.
    Raises DataError with every problem in the data and, if their folder ``docs`` is given, in the hand-written pages,
    and with those in the sentences of the project.
    """
    url = (place := location.whole(url)) or location.PLACEHOLDER
    with speaking(language or spoken()):
        data = data or root / "data"
        found, notices = inspect(data, as_of, docs, parts, place)
        if place is None and docs is not None:
            notices.add([location.not_set(docs.parent / "mkdocs.yml")])
        sentences, problems = sentence_files.read(root / "docs")
        if problems:
            raise DataError(Findings(problems))
        templates = Templates(
            found,
            folders=folders,
            assets=root / "docs" / "assets",
            images=data / IMAGES,
            base=urlsplit(url).path,
            tools=[
                Tools(functions={"sentence": sentences}),
                *(part.tools(found, urlsplit(url).path) for part in parts if part.tools is not None),
            ],
        )
        icon, kept = root / "docs" / "assets" / "icon.svg", Kept(root / ".cache")
        shelf = Shelf(Style(root.resolve() / "overrides" / "documents", templates.filled(EuropeanEmblem())), kept)
        making = Making(found, url, tuple(parts), templates, shelf, data / FILES)
        return Site(
            portal=found,
            notices=notices,
            templates=templates,
            gallery=Gallery(found, making.sections, previews_of(parts, found), templates, icon, kept),
            kept=kept,
            making=making,
            images=data / IMAGES,
            sentences=sentences,
            language=spoken(),
            location=place,
        )
