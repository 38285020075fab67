"""Open educational resources: what teachers can take, use and change."""

from typing import ClassVar

from pydantic import Field, model_validator

from portal.parts.library.sections import LIBRARY
from portal.records.base import Publication
from portal.records.fields import (
    Audience,
    AuthorRef,
    CaseStudyRef,
    ClusterRef,
    CourseRef,
    FileName,
    LanguageTag,
    Level,
    LicenceRef,
    Line,
    Markdown,
    ResourceRef,
    ResourceType,
    TextName,
    Theme,
    WebAddress,
    When,
    Whole,
)


class Resource(Publication):
    """Something to learn or work with, and what may be done with it."""

    folder: ClassVar[str | None] = LIBRARY.path

    title: Line
    """Title, in the resource's own language."""
    summary: Line
    """What it is and what it is good for, in one or two sentences."""
    type: ResourceType
    """What sort of resource it is."""
    audience: tuple[Audience, ...] = Field(min_length=1)
    """Whom it is for."""
    levels: tuple[Level, ...] = ()
    """School levels; left out where it is for all."""
    themes: tuple[Theme, ...] = ()
    """Themes."""
    languages: tuple[LanguageTag, ...] = Field(min_length=1)
    """Languages of what one finds there, as two-letter codes."""
    course: CourseRef | None = None
    """Id of the course that it tells of, where that has a record, which alone says in which language the course is."""
    authors: tuple[AuthorRef, ...] = Field(min_length=1)
    """Organisations that made it: ids of partners, or the names of others. Organisations rather than people."""
    date: When | None = None
    """Day, month or year it was made, as exactly as a source gives it."""
    version: Line | None = None
    """Version, where it has one."""
    licence: LicenceRef
    """Licence of the resource itself; `all-rights-reserved` where none is stated."""
    description: Markdown | None = None
    """What is in it, in our own words."""
    objectives: tuple[Line, ...] = ()
    """What one can do afterwards, each as a sentence."""
    minutes: Whole | None = Field(None, ge=1, le=100_000)
    """Time that it takes, in minutes."""
    text: TextName | None = None
    """Our own text: name of a Markdown file of data/texts/, offered as web page and document."""
    file: FileName | None = None
    """Name of a file of data/files/ that this portal offers."""
    url: WebAddress | None = None
    """Address where it is found, for what this portal does not offer itself."""
    archived_url: WebAddress | None = None
    """Address of a copy in a web archive."""
    media_type: Line | None = None
    """Format of what `url` leads to, like "web page" or "video", where it is known."""
    clusters: tuple[ClusterRef, ...] = ()
    """Hubs it comes from or is about."""
    case_studies: tuple[CaseStudyRef, ...] = ()
    """Stories that belong to it."""
    related: tuple[ResourceRef, ...] = ()
    """Resources that go with it."""
    translation_of: ResourceRef | None = None
    """The resource that this one is a translation of."""

    @model_validator(mode="after")
    def _is_somewhere(self) -> "Resource":
        if self.text is None and self.file is None and self.url is None:
            raise ValueError("has no text, file or url; say where the resource is found")
        if self.text is not None and self.file is not None:
            raise ValueError("has both text and file; a text is offered as documents already, delete the file")
        return self

    @property
    def texts_named(self) -> tuple[str, ...]:
        """The text, where it has one."""
        return (self.text,) if self.text is not None else ()

    @property
    def form(self) -> str | None:
        """Format of the file that this portal offers as it is, like "pdf"; None where there is none."""
        return self.file.rpartition(".")[2] if self.file is not None else None

    @property
    def own(self) -> bool:
        """True if it was written for this portal."""
        return self.text is not None

    @property
    def offered(self) -> bool:
        """True if it can be had on this portal, not only on another site."""
        return self.text is not None or self.file is not None
