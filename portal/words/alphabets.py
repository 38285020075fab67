"""Letters of one alphabet that look like those of another, after Unicode Technical Standard #39.

Only shapes that are mixed up in practice, by mistake or to deceive, are compared: Latin, Greek, Cyrillic and Armenian
letters of the same shape, variants of apostrophes, quotation marks, hyphens and spaces, and compatibility forms. "l"
and "1" stay different.
"""

import re
import unicodedata
from functools import cache

_WORD = re.compile(r"[^\W\d_]+(?:[^\W\d_]|[\u0300-\u036f])*")
# Capitals of the same shape, in pairs, and small capitals. Small letters are compared as capitals.
_SHAPES = (
    "\u0410A\u0412B\u0415E\u0405S\u0406I\u0408J\u041aK\u041cM\u041dH\u041eO\u0420P\u0421C\u0422T\u0423Y\u0425X"
    "\u04baH\u04c0L\u0500D\u051aQ\u051cW\u04aeY"
    "\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039aK\u039cM\u039dN\u039fO\u03a1P\u03a4T\u03a5Y\u03a7X\u03f9C\u037fJ"
    "\u0555O\u054dU"
    "\u1d00A\u0299B\u1d04C\u1d05D\u1d07E\u0262G\u029cH\u026aI\ua7aeI\u1d0aJ\u1d0bK\u029fL\u1d0dM\u0274N\u1d0fO\u1d18P"
    "\u0280R\ua7a6R\ua731S\u1d1bT\u1d1cU\u1d20V\u1d21W\u028fY\u1d22Z\ua7acG\u2c6dA"
)
_ALIKE = str.maketrans(_SHAPES[::2], _SHAPES[1::2])
_ALIKE_LATIN = frozenset(_SHAPES[1::2])
# The capitals of three letters of Croatian, Icelandic and Ewe; keyboards and programs confuse them.
_ALIKE |= str.maketrans("\u00d0\u0189", "\u0110\u0110")
_COMPARED = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN"})
"""Alphabets whose look-alike letters are known here; in other alphabets every letter counts as a look-alike."""
_SMALL_LATIN = frozenset("\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0455\u0456\u0458\u04bb\u04cf\u0501\u051b\u051d")
_SMALL_LATIN |= frozenset("\u03bf\u03bd\u03b1\u03c1\u03b9\u0585\u057d\u0578\u0570\u0581")
_APOSTROPHES = "`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u2018\u2019\u201a\u201b\u2032\u2035\u05f3\uff07"
_APOSTROPHES += "\u055a\ua78b\ua78c"
_QUOTES = "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036\u2039\u203a\u05f4\uff02"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u2212\u30fc\ufe58\ufe63\uff0d"
_MARKS = str.maketrans(
    {**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_QUOTES, '"'), **dict.fromkeys(_HYPHENS, "-")}
    # Variation selectors of emoji and the joiner between two emoji.
    | dict.fromkeys("\ufe0e\ufe0f\u200d")
)
_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "LATIN"})
"""Alphabets that occur together within one word; UTS #39, section 5.2, "highly restrictive"."""
_ALPHABETS = _TOGETHER | {
    *("GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "COPTIC", "CHEROKEE", "HEBREW", "ARABIC", "DEVANAGARI", "THAI"),
    *("GOTHIC", "DESERET", "OSAGE", "LISU", "TIFINAGH", "GLAGOLITIC", "RUNIC", "OLD", "CANADIAN", "VAI", "BAMUM"),
}


def alike(text: str) -> str:
    """A key that is equal for two texts that look alike to readers: in form, case, encoding of accents, and marks."""
    composed = unicodedata.normalize("NFKD", text.translate(_MARKS).upper().translate(_MARKS))
    letters = "".join(str(unicodedata.decimal(c, c)) for c in composed.upper().translate(_ALIKE))
    spaced = re.sub(r"\s*-\s*", "-", " ".join(letters.split()))
    return unicodedata.normalize("NFC", spaced)


def mixed_word(text: str) -> tuple[str, str] | None:
    """The first word with a letter of another alphabet that looks like one of its own, and that letter.

    None if there is no such word. Letters that look like no other are allowed in units, formulas and names (kΩ, Δt).
    """
    if text.isascii():
        return None
    for found in _WORD.finditer(text):
        if found[0].isascii():
            continue
        letters = [(alphabet, letter) for letter in found[0] if (alphabet := alphabet_of(letter)) is not None]
        names = [alphabet for alphabet, _letter in letters]
        if len(set(names)) < 2 or _TOGETHER.issuperset(names):
            continue
        usual = max(["LATIN", *sorted(set(names))], key=names.count)
        for alphabet, letter in letters:
            if alphabet != usual and _passes(letter, alphabet, usual):
                return found[0], letter
    return None


def looks_latin(text: str) -> bool:
    """True if every letter is of another alphabet and looks like a small Latin one."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and not text.isascii() and all(letter in _SMALL_LATIN for letter in letters)


def _passes(letter: str, alphabet: str, usual: str) -> bool:
    """True if a letter could be taken for one of the usual alphabet of its word."""
    if not _COMPARED.issuperset((alphabet, usual)):
        return True
    if alphabet == "LATIN":
        return letter.upper() in _ALIKE_LATIN
    base = unicodedata.normalize("NFD", letter)[0]
    return base in _SMALL_LATIN or base.translate(_ALIKE).isascii()


@cache
def alphabet_of(letter: str) -> str | None:
    """The alphabet of a letter, by the first word of its Unicode name; None if it belongs to all alphabets."""
    first = unicodedata.name(letter, "").split(" ")[0]
    return first if first in _ALPHABETS else None
