"""Words as readers type them: without capitals, accents and letters that few keyboards have."""

import re
import unicodedata

LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
"""Letters that Unicode takes no accents from, because they are letters of their own."""
_WORD = re.compile(r"\w+")


def typed(text: str) -> tuple[str, ...]:
    """The words of a text in small letters without accents. An apostrophe of either kind ends a word."""
    parts = unicodedata.normalize("NFD", text.lower().translate(LETTERS))
    return tuple(_WORD.findall("".join(letter for letter in parts if not unicodedata.combining(letter))))
