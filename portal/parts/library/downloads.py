"""What can be taken from the library: our own texts as documents, and the files that it offers as they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import file_digest, sha256
from pathlib import Path

from portal.documents import FIRST_PAGE, FORMATS, Made, Manuscript, Shelf
from portal.frame.addresses import FILES
from portal.frame.media_types import MEDIA_TYPES
from portal.parts.library.holdings import author
from portal.parts.library.records import Resource
from portal.portal import Portal
from portal.reading.folders import TEXTS
from portal.uploads import pictures
from portal.words.language import N_, _, spoken

LABELS: Mapping[str, str] = {
    "csv": N_("Table (CSV)"),
    "docx": N_("Word (DOCX)"),
    "epub": N_("E-book (EPUB)"),
    "odp": N_("OpenDocument slides (ODP)"),
    "ods": N_("OpenDocument table (ODS)"),
    "odt": N_("OpenDocument (ODT)"),
    "pdf": N_("PDF"),
    "png": N_("Picture (PNG)"),
    "pptx": N_("PowerPoint (PPTX)"),
    "svg": N_("Drawing (SVG)"),
    "xlsx": N_("Excel (XLSX)"),
    "zip": N_("Archive (ZIP)"),
}
"""What readers call a format, by the ending of its files."""

_PICTURES = frozenset({"png", "svg"})


@dataclass(frozen=True)
class Download:
    """A file of the library."""

    path: str
    """Address below the site's root."""
    form: str
    """Its format, like "docx"."""
    content: Path | bytes
    """Path of the file before it is published, or the content that is published if that differs."""

    @cached_property
    def bytes(self) -> int:
        """Its size as it is published."""
        return self.content.stat().st_size if isinstance(self.content, Path) else len(self.content)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of what is published, as lower-case hexadecimal digits."""
        if not isinstance(self.content, Path):
            return sha256(self.content).hexdigest()
        with self.content.open("rb") as content:
            return file_digest(content, "sha256").hexdigest()

    @property
    def label(self) -> str:
        """Its format as readers call it."""
        return _(LABELS[self.form])

    @property
    def media_type(self) -> str:
        """Its media type."""
        return MEDIA_TYPES[self.form]


@dataclass(frozen=True)
class LibraryPicture:
    """A picture that the library offers, as its page shows it."""

    path: str
    """Address below the site's root."""
    width: int
    """In pixels, as the height."""
    height: int


def names(resource: Resource) -> tuple[str, ...]:
    """Names of the files of a resource; our own are below its page, contributed ones below /files/."""
    if resource.own:
        return tuple(f"{resource.id}.{form}" for form in FORMATS)
    return () if resource.file is None else (resource.file,)


class Downloads:
    """The files of the library of one portal."""

    def __init__(self, portal: Portal, shelf: Shelf, files: Path, site_url: str) -> None:
        """``files`` is the folder of the files that the library offers as they are."""
        self._portal, self._shelf, self._folder, self._site_url = portal, shelf, files, site_url

    def of(self, resource: Resource) -> tuple[Download, ...]:
        """What the resource can be taken as; nothing where only another site offers it."""
        return self._all.get(resource.id, ())

    def preview(self, resource: Resource) -> LibraryPicture | None:
        """The file of the resource, where this portal offers one and it is a picture."""
        if resource.file is None or resource.form not in _PICTURES:
            return None
        return LibraryPicture(f"{FILES}{resource.file}", *_size(self._folder / resource.file))

    def files(self) -> Mapping[str, Path | bytes]:
        """Path below the site's root -> file, of every download."""
        documents = {download.path: download.content for downloads in self._all.values() for download in downloads}
        return {**documents, **self._first_pages}

    @cached_property
    def _made(self) -> Mapping[str, Mapping[Made, Path]]:
        """What is made of each of our own texts: id of the resource -> its files."""
        sources = {
            resource.id: self._source(resource) for resource in self._portal.every(Resource).values() if resource.own
        }
        made = self._shelf.files(tuple(sources.values()), (*FORMATS, FIRST_PAGE))
        return {id: made[source] for id, source in sources.items()}

    @cached_property
    def _first_pages(self) -> Mapping[str, Path]:
        resources = self._portal.every(Resource)
        pages = ((resources[id].first_page, files[FIRST_PAGE]) for id, files in self._made.items())
        return {path: file for path, file in pages if path is not None}

    @cached_property
    def _all(self) -> Mapping[str, tuple[Download, ...]]:
        found = {}
        for resource in self._portal.every(Resource).values():
            if resource.own:
                documents = self._made[resource.id]
                found[resource.id] = tuple(
                    Download(f"{resource.path}{name}", form, documents[form])
                    for name, form in zip(names(resource), FORMATS, strict=True)
                )
            elif resource.file is not None and resource.form is not None:
                content = _published(self._folder / resource.file)
                found[resource.id] = (Download(f"{FILES}{resource.file}", resource.form, content),)
        return found

    def _source(self, resource: Resource) -> Manuscript:
        portal, project = self._portal, self._portal.project
        licence = portal.licences[resource.licence]
        assert resource.text is not None
        return Manuscript(
            title=resource.title,
            summary=resource.summary,
            language=resource.sole_language or spoken().tag,
            credit=", ".join(author(portal, written) for written in resource.authors),
            version=resource.version,
            day=resource.changed,
            identity=self._portal.identity_of(resource),
            address=f"{self._site_url}{resource.path}",
            record=f"data/{TEXTS}/{resource.text}: resource {resource.id}",
            licence=licence.short,
            licence_url=licence.url,
            terms=licence.reuse,
            funding=project.funding_said,
            by_the_eu=project.by_the_eu,
            body=portal.texts[resource.text],
        )


def _published(file: Path) -> Path | bytes:
    """The file itself, so that it need not be held in memory; a picture without what is not the picture."""
    return pictures.published(file).content if file.suffix in pictures.ENDINGS else file


def _size(file: Path) -> tuple[int, int]:
    """Width and height of a picture, in pixels."""
    if file.suffix == ".svg":
        from portal.uploads import svg  # noqa: PLC0415 (only where there is a drawing)

        return svg.size(file.read_bytes())
    picture = pictures.published(file)
    return picture.width, picture.height
