"""What readers type to find a page, where the page does not say it in these words."""

from pydantic import Field

from portal.records.base import Piece
from portal.records.fields import LanguageTag, Line, SitePath

MOST_ANSWERS = 30
"""Every first search loads the answers."""


class CommonQuestion(Piece):
    """What many readers come for. Its page is shown first, above all that is found."""

    title: Line
    """What the page does for them, in a few words, for example `Print a sheet`."""
    page: SitePath
    """The page that helps, like /about/contact/."""
    asked: tuple[Line, ...] = Field(min_length=1, max_length=200)
    """What they type, in any language. Small words (how, to, my), capitals, accents and endings do not count."""
    anywhere: bool = False
    """True if the page helps readers of every country: those who name a country see it too, as in `join in Spain`."""


class Sought(Piece):
    """A page that readers look for by words that it does not have itself."""

    page: SitePath
    """The page, like /countries/be/."""
    words: tuple[Line, ...] = Field(min_length=1, max_length=100)
    """What they call it, in any language."""


class SameWords(Piece):
    """Words for the same thing. What has one of them in its title or name is found by the others."""

    words: tuple[Line, ...] = Field(min_length=2)
    """The words, for example Sicily and Sicilia."""


class SchoolType(Piece):
    """What a type of school is called in one language. A school named by one of the words is found by the others."""

    language: LanguageTag
    """The language of the schools."""
    words: tuple[Line, ...] = Field(min_length=1)
    """The words and their short forms, for example osnovna škola and OŠ."""


class SmallWords(Piece):
    """Words of a language by which nothing is looked for, like how, to and my."""

    language: LanguageTag
    """The language."""
    words: tuple[Line, ...] = Field(min_length=1, max_length=200)
    """The words."""


class PageKind(Piece):
    """What pages of one kind are called. Who names the kind finds these pages before others, as in `Toledo story`."""

    under: SitePath
    """The beginning of their addresses, like /cases/."""
    words: tuple[Line, ...] = Field(min_length=1, max_length=50)
    """The words, in any language, for example story and case study."""


class WordEndings(Piece):
    """Endings that the words of a language take, as in Toledo, Toledu and Toledom."""

    language: LanguageTag
    """The language."""
    endings: tuple[Line, ...] = Field(min_length=1, max_length=150)
    """The endings, without a hyphen."""


class SearchWords(Piece):
    """What the search understands beside the words of pages."""

    answers: tuple[CommonQuestion, ...] = Field(default=(), max_length=MOST_ANSWERS)
    """What many readers come for, each with its page."""
    sought: tuple[Sought, ...] = Field(default=(), max_length=300)
    """Pages with further words that find them."""
    same: tuple[SameWords, ...] = Field(default=(), max_length=300)
    """Words for the same thing."""
    school_types: tuple[SchoolType, ...] = Field(default=(), max_length=200)
    """What types of school are called."""
    kinds: tuple[PageKind, ...] = Field(default=(), max_length=50)
    """What kinds of pages are called."""
    small_words: tuple[SmallWords, ...] = ()
    """Words that do not count."""
    endings: tuple[WordEndings, ...] = ()
    """Endings of words, by which one form of a word finds another."""
    beside: tuple[Line, ...] = Field(default=(), max_length=200)
    """Words that may stand beside what is `asked` without changing it, like school and network."""

    @property
    def id(self) -> str:
        """The one record is named by its kind."""
        return "search"

    @property
    def label(self) -> str:
        """The name in messages."""
        return "Words of the search"
