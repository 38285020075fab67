"""The whole site: records, pages and every other file, at one address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import urlsplit

from portal.building.kept import Kept
from portal.documents import Shelf, Style
from portal.following.channels import Channel, channels
from portal.frame import json_ld
from portal.frame.addresses import HOME
from portal.frame.page import Crumb, Page, PageFacts, above, contents
from portal.frame.sections import OTHER, section_of
from portal.frame.templates import Templates
from portal.host import headers, outputs, pagefind, search, security_txt
from portal.host.outputs import Files
from portal.host.previews import Gallery
from portal.inspection import inspect
from portal.open_data.catalogue import Catalogue
from portal.page_frame import Frame
from portal.parts import pages
from portal.parts.about.terms import Terms
from portal.parts.library import citations
from portal.parts.library.downloads import Downloads
from portal.parts.training.take_along import CourseFiles
from portal.portal import Portal
from portal.problem import Findings
from portal.reading.folders import FILES, IMAGES
from portal.words.language import _


# Without repr: mkdocs-macros writes all of MkDocs' configuration out at each build, and the site stands in it.
@dataclass(frozen=True, repr=False)
class Site:
    """A portal at an address, ready to be written."""

    portal: Portal
    notices: Findings
    """What a maintainer should know although the site is built."""
    templates: Templates
    gallery: Gallery
    """The images that other sites show beside a link to a page."""
    kept: Kept
    """What the next build need not make again."""
    downloads: Downloads
    """What can be taken from the library."""
    course_files: CourseFiles
    """What courses can be taken as."""
    images: Path
    """Folder of the pictures that records name."""
    url: str
    """Whole address of the home page, with a slash at its end."""

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every generated page."""
        return tuple(pages.pages(self.portal, self.url, self.downloads.of, self.course_files.of, self.catalogue))

    @cached_property
    def catalogue(self) -> Catalogue:
        """The files for programs."""
        return Catalogue(self.portal, self.url)

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """What readers can subscribe to, by path."""
        return {channel.path: channel for channel in channels(self.portal)}

    def explained(self, body: str, *, whole: bool) -> str:
        """The body of a page with words of the glossary linked to their entries, and the definitions after it.

        ``whole`` looks at all its running text, as on hand-written pages; else at long text from records only.
        """
        linked, ids = self._terms.linked(body, partial(self.templates.component, "term"), whole=whole)
        return "".join((linked, self.templates.component("definitions", ids=ids))) if ids else body

    @cached_property
    def _terms(self) -> Terms:
        return Terms(self.portal.glossary.values())

    def written(self, path: str, title: str, description: str, name: str, menu: Iterable[Crumb]) -> PageFacts:
        """What is known of a hand-written page. The ``menu`` says where it stands, and calls it ``name``."""
        parents = above(path, menu)
        home = path == HOME
        return PageFacts(
            path=path,
            title=title,
            description=description,
            section=section_of((*parents, (name, path))),
            parents=parents,
            linked_data=json_ld.website(self.portal, self.url) if home else json_ld.web_page(title, self.url + path),
            name=name,
            preview="home" if home else None,
        )

    def frame(self, page: PageFacts, body: str) -> Frame:
        """What stands round the ``body`` of a page."""
        home = page.path == HOME
        project = self.portal.project
        about = [page.linked_data] if page.amb is None else [page.linked_data, page.amb]
        return Frame(
            page=page,
            title=f"{project.acronym} – {project.name}" if home else page.title,
            home=home,
            address=f"{self.url}{page.path}",
            root=self.url,
            image=self.gallery.of(page),
            touch_icon=self.gallery.touch_icon,
            everything=self.channels["feed"],
            channels=tuple(self.channels[path] for path in page.feeds if path in self.channels),
            linked_data=(*about, json_ld.breadcrumbs(page.crumbs, self.url)),
            contents=contents(body),
            entry=search.entry(self.portal, page, body),
        )

    @cached_property
    def not_found(self) -> Frame:
        """What stands round the page that is shown where none is found."""
        title, description = (
            _("Page not found"),
            _("There is no page at this address; from here you find what there is."),
        )
        page = PageFacts(
            path="404.html",
            title=title,
            description=description,
            section=OTHER,
            parents=(),
            linked_data={},
            searched=False,
        )
        return replace(self.frame(page, ""), address=None, linked_data=())

    def outputs(self, paths: list[str]) -> Files:
        """Files beside the pages; ``paths`` are the addresses of all pages, hand-written ones too."""
        changed = {page.path: page.changed for page in self.pages}
        dated = {path: changed.get(path) for path in paths}
        files = {
            **outputs.outputs(self.portal, self.templates, self.url, dated),
            **outputs.pictures(self.portal, self.images),
            **self.gallery.files(),
            **self.downloads.files(),
            **self.catalogue.files,
            **self.course_files.files(),
        }
        types = {**self.catalogue.types, **citations.types(files), **security_txt.types(files)}
        return {**files, "_headers": headers.headers([*paths, *files, f"{pagefind.FOLDER}/"], types)}


def open_site(
    root: Path,
    url: str,
    folders: Sequence[Path],
    data: Path | None = None,
    as_of: date | None = None,
    docs: Path | None = None,
) -> Site:
    """The site of the project in the folder ``root``, with templates from ``folders``.

    Consents are judged on the day ``as_of``, today where left out. Raises DataError with every problem in the data and,
    where their folder ``docs`` is given, in the hand-written pages.
    """
    url = url if url.endswith("/") else f"{url}/"
    data = data or root / "data"
    found, notices = inspect(data, as_of, docs)
    templates = Templates(
        found,
        folders=folders,
        assets=root / "docs" / "assets",
        images=data / IMAGES,
        base=urlsplit(url).path,
    )
    icon, kept = root / "docs" / "assets" / "icon.svg", Kept(root / ".cache")
    style = Style(root.resolve() / "overrides" / "documents", str(templates.render("editions/emblem.svg.jinja", {})))
    shelf = Shelf(style, kept)
    return Site(
        portal=found,
        notices=notices,
        templates=templates,
        gallery=Gallery(found, templates, icon, kept),
        kept=kept,
        downloads=Downloads(found, shelf, data / FILES, url),
        course_files=CourseFiles(found, templates, shelf, url),
        images=data / IMAGES,
        url=url,
    )
