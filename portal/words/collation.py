"""The order of names in lists: by the alphabet of their language, and by numbers as numbers.

After Unicode Technical Standard #10: letters are compared first, then accents, then capitals; punctuation is not
compared. The alphabets are those of Unicode CLDR (collation, "standard").
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_ALPHABETS: Mapping[str, str] = json.loads(Path(__file__).with_name("alphabets.json").read_bytes())
"""The alphabets that differ from the letters a to z, by the code of the language."""
_LIKE: Mapping[str, Mapping[str, str]] = {
    "hu": {"ő": "ö", "ű": "ü"},
    "lt": {"y": "i"},
    "da": {"ä": "æ", "ö": "ø"},
    "nb": {"ä": "æ", "ö": "ø"},
    "nn": {"ä": "æ", "ö": "ø"},
    "no": {"ä": "æ", "ö": "ø"},
    "sv": {"æ": "ä", "ø": "ö"},
    "fi": {"æ": "ä", "ø": "ö"},
    "ro": {"ş": "ș", "ţ": "ț"},
}
"""Letters that an alphabet orders like one of its own."""
_WITHOUT = {"æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
"""Letters that Unicode does not take apart, as alphabets order them that do not have them."""
_NUMBER = re.compile("[0-9]+")
_GAP, _DIGITS, _ELSEWHERE = -3, -2, 1_000
"""What stands between words comes first, then numbers, then the letters from a (0) to z (25), then other scripts."""

Weight = tuple[int, int]
"""The letter from a to z, and the place of a letter of its own behind that: č is (2, 1) in Croatian."""
Order = tuple[tuple[Weight, ...], tuple[str, ...], str]
"""The key of a name: its letters and numbers, its accents, the name itself. Keys of all languages can be compared."""


@lru_cache(maxsize=1 << 16)
def order(name: str, language: str = "") -> Order:
    """The key by which ``name`` stands in a list of names of that language (BCP 47); "" for names of several.

    Two names have the same key only if they are the same text.
    """
    base = language.split("-", maxsplit=1)[0]
    letters, like = _alphabet(base), _LIKE.get(base, {})
    text = unicodedata.normalize(
        "NFC", name.replace("İ", "i").casefold() if base not in ("tr", "az") else _turkish(name)
    )
    weights: list[Weight] = []
    accents: list[str] = []
    at = 0
    while at < len(text):
        if number := _NUMBER.match(text, at):
            weights.append((_DIGITS, int(number[0][:30])))
            at = number.end()
            continue
        size = next((size for size in (3, 2, 1) if like.get(text[at : at + size], text[at : at + size]) in letters), 0)
        if size:
            found = text[at : at + size]
            weights.append(letters[like.get(found, found)])
            accents.append(found if found in like else "")
        else:
            for part in _apart(text[at]):
                weight, accent = _plain(part, letters)
                weights += weight
                accents += accent
        at += size or 1
    return tuple(_joined(weights)), tuple(accents), name


def _turkish(name: str) -> str:
    return name.replace("I", "ı").replace("İ", "i").casefold()


@cache
def _alphabet(language: str) -> Mapping[str, Weight]:
    """The weights of the letters of an alphabet."""
    basic = _LATIN.split(" ")
    weights: dict[str, Weight] = {}
    last = (_ELSEWHERE, 0)
    for letter in _ALPHABETS.get(language, _LATIN).split(" "):
        at = basic.index(letter) if letter in basic else -1
        last = (at, 0) if at >= 0 and (last[0] == _ELSEWHERE or at > last[0]) else (last[0], last[1] + 1)
        weights[letter] = last
    return weights


def _apart(letter: str) -> str:
    """The letter as what it is made of: a base and its accents."""
    return unicodedata.normalize("NFD", _WITHOUT.get(letter, letter))


def _plain(part: str, letters: Mapping[str, Weight]) -> tuple[list[Weight], list[str]]:
    """What a letter that is not in the alphabet, an accent or a sign weighs."""
    if unicodedata.combining(part):
        return [], [part]
    if part in letters:
        return [letters[part]], [""]
    if part.isalnum():
        return [(_ELSEWHERE, ord(part))], [""]
    return ([(_GAP, 0)] if part.isspace() or unicodedata.category(part) == "Pd" else []), []


def _joined(weights: list[Weight]) -> list[Weight]:
    """The weights without gaps at the beginning, the end, and beside another."""
    made: list[Weight] = []
    for weight in weights:
        if weight[0] != _GAP or (made and made[-1][0] != _GAP):
            made.append(weight)
    return made[:-1] if made and made[-1][0] == _GAP else made
