"""Open educational resources: what teachers can take, use and change."""

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from portal.parts.library.sections import LIBRARY
from portal.records.base import Piece, Publication
from portal.records.confirmed import Confirmable
from portal.records.fields import (
    Audiences,
    AuthorRef,
    CaseStudyRef,
    ClusterRef,
    CourseRef,
    FileName,
    LanguageTag,
    Levels,
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
from portal.records.image import Image
from portal.records.lists import EntryError

FIRST_PAGE_END = "-first-page.svg"
"""How the name of the drawing of a first page ends; the id of its resource stands before it."""
_AS_YOU_CHOOSE = "as you choose"


def _one(value: Any) -> Any:
    """``value``. Raises ValueError if it is a list: each licence of several needs what it is for."""
    if isinstance(value, list | tuple):
        raise ValueError(
            "is a list; write one here, what it is for under licence_of, and each of the others under other_licences "
            "with its licence and of, for example: other_licences: [{licence: CC-BY-4.0, of: the pictures}]"
        )
    return value


class PartLicence(Piece):
    """A licence that is not for the whole."""

    licence: LicenceRef
    """Licence."""
    of: Line
    """What it is for, like "the program", or "the whole, as you choose"."""


class Resource(Confirmable, Publication):
    """Something to learn or work with, and what may be done with it."""

    folder: ClassVar[str | None] = LIBRARY.path

    title: Line
    """Title, in the resource's own language."""
    summary: Line
    """What it is and what it is good for, in one or two sentences."""
    type: ResourceType
    """What sort of resource it is."""
    audience: Audiences = Field((), min_length=1)
    """Whom it is for; `all` for everybody. Left out where nobody has said it."""
    levels: Levels = Field((), min_length=1)
    """School levels it is for; `all` where its authors say so. Left out where nobody has said it."""
    themes: tuple[Theme, ...] = ()
    """Themes."""
    languages: tuple[LanguageTag, ...] = Field((), min_length=1)
    """Languages of what one finds there, as codes like hr. Left out where nobody has said it."""
    course: CourseRef | None = None
    """Id of the course that it tells of or, without text, file and url, that it is. The record of the course alone says
    in which language that is."""
    authors: tuple[AuthorRef, ...] = Field((), min_length=1)
    """Organisations that made it: ids of partners, or the names of others. Organisations rather than people. Left out
    where no source says who made it."""
    date: When | None = None
    """Day, month or year it was made, as exactly as a source gives it."""
    version: Line | None = None
    """Version, where it has one."""
    licence: Annotated[LicenceRef, BeforeValidator(_one)]
    """Licence of the resource itself; `not-stated` where nobody has said what may be done with it."""
    licence_of: Line | None = None
    """What `licence` is for, like "text and pictures", where other parts have others."""
    other_licences: tuple[PartLicence, ...] = ()
    """Licences of other parts, each with what it is for."""
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
    image: Image | None = None
    """A picture of it, or of work with it, with the agreement of whom it shows."""
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
    replaces: ResourceRef | None = None
    """The resource that this one is a newer version of. The older one keeps its page, which leads here."""

    @model_validator(mode="after")
    def _says_what_each_licence_is_for(self) -> "Resource":
        if bool(self.other_licences) != (self.licence_of is not None):
            raise ValueError(
                "has one of licence_of and other_licences; give both where it has several licences, "
                "and neither where it has one"
            )
        parts = [self.licence_of or "", *(other.of for other in self.other_licences)]
        for number, part in enumerate(parts[1:]):
            if _AS_YOU_CHOOSE not in part and part.casefold() in {before.casefold() for before in parts[: number + 1]}:
                raise EntryError(
                    "other_licences",
                    f"other_licences, entry {number + 1}, is for what has a licence already ({part}); say what each is "
                    f'for, and of two from which a reader may choose "the whole, {_AS_YOU_CHOOSE}"',
                )
        return self

    @model_validator(mode="after")
    def _is_made_of_what_is_known(self) -> "Resource":
        for name in ("languages", "authors"):
            if self.text is not None and not getattr(self, name):
                raise ValueError(f"{name} is missing; add it, since the text is this portal's own")
        return self

    @model_validator(mode="after")
    def _is_somewhere(self) -> "Resource":
        if self.text is None and self.file is None and self.url is None and self.course is None:
            raise ValueError("has no text, file, url or course; say where the resource is found")
        if self.text is not None and self.file is not None:
            raise ValueError("has both text and file; a text is offered as documents already, delete the file")
        return self

    @property
    def licences(self) -> tuple[tuple[str, str | None], ...]:
        """Ids of its licences, each with what it is for where there are several."""
        return ((self.licence, self.licence_of), *((other.licence, other.of) for other in self.other_licences))

    @property
    def sole_language(self) -> str | None:
        """Its language; None where it has several or nobody has said it."""
        return self.languages[0] if len(self.languages) == 1 else None

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
    def first_page(self) -> str | None:
        """Address of the drawing of its first page, below the site's root; None for what is not our own."""
        return f"{self.path}{self.id}{FIRST_PAGE_END}" if self.own else None

    @property
    def offered(self) -> bool:
        """True if it can be had on this portal, not only on another site."""
        return self.text is not None or self.file is not None
