"""IMS Common Cartridge: a volume that learning platforms import, with pages, links to the library, and quizzes.

Version 1.3 is what is asked for today. Moodle imports 1.0 and 1.1 only: it looks for the namespace of these versions in
the first 500 bytes of the manifest. So each volume is made in 1.3 and 1.1, which differ in names alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import ClassVar, Literal
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from markupsafe import Markup

from portal.documents.literal import joined
from portal.frame.templates import Templates
from portal.parts.library.records import Resource
from portal.parts.training import lessons
from portal.parts.training.addresses import guide_page, module_page, review_page, unit_page
from portal.parts.training.records.course import Module
from portal.parts.training.take_along import qti, unit_texts
from portal.parts.training.take_along.volume import Volume
from portal.records.values import Values
from portal.words.language import _, spoken

Version = Literal["1.3", "1.1"]
MANIFEST = "imsmanifest.xml"


@dataclass(frozen=True)
class CartridgeFile:
    """A file of the cartridge."""

    ident: str
    type: str
    """One of the types of resource that the specification lists."""
    file: str
    """Its path inside the cartridge."""
    content: str


@dataclass(frozen=True)
class ManifestEntry:
    """An entry in the outline of the course: a resource, or a folder of entries."""

    title: str
    resource: CartridgeFile | None = None
    entries: tuple["ManifestEntry", ...] = ()


@dataclass(frozen=True, kw_only=True)
class CartridgeManifest(Values):
    """What the cartridge is, and what is in it."""

    template: ClassVar[str] = "cartridge/manifest.xml.jinja"
    volume: Volume
    author: str
    """Who made it, as a value of a vCard."""
    mark: str
    """That of the version of Common Cartridge, like v1p3."""
    schemaversion: str
    keywords: tuple[str, ...]
    label_language: str
    """Language of the keywords, which are terms of the site."""
    outline: tuple[ManifestEntry, ...]
    resources: tuple[CartridgeFile, ...]


@dataclass(frozen=True, kw_only=True)
class CartridgePage(Values):
    """A page of the cartridge."""

    template: ClassVar[str] = "cartridge/page.html"
    title: str
    volume: Volume
    body: Markup
    address: str
    """Whole address of the same page on the site."""


@dataclass(frozen=True, kw_only=True)
class PlatformNotes(Values):
    """What those do who put the course on a learning platform, as Markdown."""

    template: ClassVar[str] = "cartridge/platforms.md.jinja"
    mark: int
    """The percentage of points with which a quiz is passed."""


@dataclass(frozen=True, kw_only=True)
class WebLink(Values):
    """A link to a page of the library."""

    template: ClassVar[str] = "cartridge/weblink.xml.jinja"
    title: str
    url: str
    mark: str
    """That of the version of Common Cartridge."""


def cartridge(templates: Templates, volume: Volume, version: Version) -> bytes:
    """The cartridge. Its bytes depend on the volume alone."""
    made = _Maker(templates, volume, f"v{version.replace('.', 'p')}")
    outline = tuple(made.outline())
    resources = {resource.ident: resource for resource in _resources(outline)}
    portal, course = volume.portal, volume.course
    terms = [portal.term("themes", id).label for id in course.themes]
    values = CartridgeManifest(
        volume=volume,
        author=_vcard(volume.credit),
        mark=made.mark,
        schemaversion=f"{version}.0",
        keywords=(*terms, *(portal.term("audiences", id).label for id in course.audience)),
        label_language=spoken().tag,
        outline=outline,
        resources=tuple(resources.values()),
    )
    manifest = templates.filled(values)
    return _packed(volume, {MANIFEST: manifest, **{made.file: made.content for made in resources.values()}})


class _Maker:
    """Makes the resources of one cartridge."""

    def __init__(self, templates: Templates, volume: Volume, mark: str) -> None:
        self._templates, self._volume, self.mark = templates, volume, mark

    def outline(self) -> Iterator[ManifestEntry]:
        """The outline: what the course is, its modules, and the guide for those who lead a group."""
        volume = self._volume
        about = joined(unit_texts.about_course(volume), self._for_platforms())
        yield self._page(_("About this course"), "about", about, volume.course.path)
        for module in volume.modules:
            yield ManifestEntry(volume.heading(module), entries=tuple(self._module(module)))
        if volume.module is None and (guide := unit_texts.guide(volume)):
            yield self._page(_("Guide for those who lead a group"), "guide", guide, guide_page(volume.course))

    def _for_platforms(self) -> str:
        """What those who put the course on a learning platform must do themselves, because no cartridge can say it."""
        mark = self._volume.course.pass_mark
        if mark is None or not any(module.quiz for module in self._volume.modules):
            return ""
        return self._templates.filled(PlatformNotes(mark=mark))

    def _module(self, module: Module) -> Iterator[ManifestEntry]:
        volume, course = self._volume, self._volume.course
        yield self._page(
            _("About this module"),
            f"{module.id}/about",
            unit_texts.about_module(volume, module),
            module_page(course, module),
        )
        for unit in module.units:
            name = f"{module.id}/{unit.id}"
            page = unit_page(course, module, unit)
            yield self._page(unit_texts.unit_title(unit), name, unit_texts.unit(volume, unit), page)
        if module.quiz is not None:
            type = f"imsqti_xmlv1p2/imscc_xml{self.mark}/assessment"
            content = qti.assessment(self._templates, volume, module.quiz, self.mark)
            yield self._entry(module.quiz.title, type, f"{module.id}/quiz.xml", content)
        if module.peer_review is not None:
            content = unit_texts.review(volume, module.peer_review)
            yield self._page(_("Peer review"), f"{module.id}/peer-review", content, review_page(course, module))
        if links := tuple(self._links(module)):
            yield ManifestEntry(_("From the library"), entries=links)

    def _links(self, module: Module) -> Iterator[ManifestEntry]:
        portal = self._volume.portal
        for id in dict.fromkeys(id for unit in module.units for id in unit.resources):
            resource = portal.every(Resource)[id]
            values = WebLink(title=resource.title, url=f"{self._volume.site_url}{resource.path}", mark=self.mark)
            content = self._templates.filled(values)
            yield self._entry(resource.title, f"imswl_xml{self.mark}", f"library/{id}.xml", content)

    def _page(self, title: str, name: str, text: str, page: str) -> ManifestEntry:
        values = CartridgePage(
            title=title,
            volume=self._volume,
            body=_html(text, self._volume.site_url),
            address=f"{self._volume.site_url}{page}",
        )
        content = self._templates.filled(values)
        return self._entry(title, "webcontent", f"{name}.html", content)

    def _entry(self, title: str, type: str, file: str, content: str) -> ManifestEntry:
        # An XML name: it begins with a letter and has no slash (xs:ID).
        ident = f"R-{file.replace('/', '.')}"
        return ManifestEntry(title, CartridgeFile(ident, type, file, content))


def _resources(outline: tuple[ManifestEntry, ...]) -> Iterator[CartridgeFile]:
    for entry in outline:
        if entry.resource is not None:
            yield entry.resource
        yield from _resources(entry.entries)


# Each text is in four cartridges: that of the course and that of its module, in two versions.
@lru_cache(maxsize=256)
def _html(text: str, site_url: str) -> Markup:
    return lessons.html(text, site_url)


def _vcard(text: str) -> str:
    """A value of a vCard, with what has a meaning there escaped (RFC 2426, section 5)."""
    return re.sub(r"[\\,;]", r"\\\g<0>", text)


def _packed(volume: Volume, files: Mapping[str, str]) -> bytes:
    """The files in an archive, stored as they are: packed ones depend on the version of zlib."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_STORED) as packed:
        for name, content in files.items():
            entry = ZipInfo(name, (volume.day.year, volume.day.month, volume.day.day, 12, 0, 0))
            # Otherwise it would depend on the machine: Unix, and rights to read.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            packed.writestr(entry, content.encode())
    return archive.getvalue()
