"""The current language: that of the site, or of the page that is being made. Nothing is translated at import time.

Visible strings in Python are passed to ``_`` where they are used; templates translate theirs. Strings in a table are
marked with ``N_`` there, for the catalogues, and passed to ``_`` when they are read.
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
    """Language tag after BCP 47, for example "en"."""
    locale: str
    """Locale for dates and numbers, for example "en_GB" (Unicode CLDR)."""
    translations: NullTranslations = field(default_factory=NullTranslations, compare=False)
    """The catalogue; without one, strings stay as they are in the source code, in English."""


ENGLISH = Language("en", "en_GB")
"""The language of the program's own strings, and of the records except translations inside them."""

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default=ENGLISH)


def spoken() -> Language:
    """The current language."""
    return _SPOKEN.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Makes ``language`` the current language inside the block."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def _(message: str) -> str:
    """The message in the current language."""
    return spoken().translations.gettext(message)


def counted(one: str, many: str, count: int) -> str:
    """The message for that count in the current language."""
    return spoken().translations.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 (as gettext calls it)
    """Marks a message for the catalogues; it is translated when it is read."""
    return message
