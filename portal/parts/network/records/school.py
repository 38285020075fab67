"""The schools of the network."""

from typing import ClassVar, Literal

from portal.records.base import Addressed, Contact, Place
from portal.records.fields import Context, CountryRef, Day, LanguageTag, Level, Line, Markdown, Theme, WebAddress


class School(Addressed):
    """A school of the network. Its role, mentor or mentee, is in the record of its hub."""

    folder: ClassVar[str | None] = "schools/"

    name: Line
    """Official name in the national language."""
    country: CountryRef
    """Country the school is in."""
    organisation: Literal["school", "school-cluster"] = "school"
    """`school`, or `school-cluster` for several schools under one management (Portuguese agrupamento)."""
    language: LanguageTag
    """Language the name is written in, as a two-letter code."""
    levels: tuple[Level, ...] = ()
    """School levels taught, as far as a source says."""
    contexts: tuple[Context, ...] = ()
    """Circumstances the school works in."""
    themes: tuple[Theme, ...] = ()
    """What the school works on."""
    place: Place | None = None
    """Where it is; left out where no source says."""
    national_code: Line | None = None
    """Number in the national register of schools."""
    website: WebAddress | None = None
    """Home page."""
    about: Markdown | None = None
    """What is known of the school, in our own words."""
    published: Day | None = None
    """Day on which the school was made public; only then is it named among what is new."""
    contact: Contact | None = None
    """Whom to turn to."""
