"""The language that is spoken: that of the site, or of the page that is being made. Nothing is bound when modules load.

Visible strings made in Python go through ``_`` where they are used; those of templates do so by themselves. What stands
in a table is marked with ``N_`` there, for the catalogues, and goes through ``_`` when it is read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from gettext import NullTranslations


@dataclass(frozen=True)
class Language:
    """A language in which the site can be written."""

    tag: str
    """As BCP 47 has it, for example "en"."""
    locale: str
    """How dates and numbers are written, for example "en_GB" (Unicode CLDR)."""
    translations: NullTranslations = field(default_factory=NullTranslations, compare=False)
    """The catalogue; without one, strings stay as they are in the program, in English."""


ENGLISH = Language("en", "en_GB")
"""The language of the program's own strings, and of the records, but for translations inside them."""

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default=ENGLISH)


def spoken() -> Language:
    """The language that is spoken now."""
    return _SPOKEN.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speaks ``language`` inside the block."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def _(message: str) -> str:
    """The message in the language that is spoken."""
    return spoken().translations.gettext(message)


def counted(one: str, many: str, count: int) -> str:
    """The message for that count in the language that is spoken."""
    return spoken().translations.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 (as gettext calls it)
    """Marks a message for the catalogues; it is translated where it is read."""
    return message
