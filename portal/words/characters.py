"""Which characters a text may have: visible ones and spaces; and no word may mix alphabets that look alike."""

import re
import unicodedata

from portal.words.alphabets import mixed_word

_MOST_MARKS = 4
"""Maximum marks on one letter, once composed. Vietnamese and Hebrew need three, no living language more than four."""
_SHOWN = 20
"""Maximum characters before a fault that a message quotes."""
# Characters of nearly all texts; a text of these alone has no fault.
_USUAL = re.compile(
    "[\n\t -~\u00a0-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2200-\u22ff]*"
)
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
# Letters, marks and signs without a visible shape: Default_Ignorable_Code_Point of the Unicode Character Database as
# far as the category does not show it, and blank signs of Braille, Egyptian and musical notation.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180f\u2800\u3164\uffa0\U0001d159\U00013441\U00013442\U00016fe4")
_BLANK |= frozenset(map(chr, (*range(0x180B, 0x180E), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_PRESENTATION = "\ufe0e\ufe0f"
"""Select one of the two forms of a sign that is also an emoji; they have no meaning after any other character."""
_EMOJI_TOO = frozenset("\u203c\u2049\u2139\u3030\u303d")
"""Characters with these two forms that are letters or marks, not signs (emoji-variation-sequences.txt of Unicode)."""
_KEY = re.compile("[#*0-9]\ufe0f\u20e3")
_JOINED = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])")
"""Two emoji that are displayed as one, such as a teacher; after Unicode Technical Standard #51, section 2.7."""
# Marks, embeddings, overrides and isolates: they change the order in which text is displayed.
_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def composed(text: str) -> str:
    """``text`` in Normalization Form C, so that an accented letter is equal however it was typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fault(text: str, allowed: str = "") -> tuple[int, str] | None:
    """The index of the first wrong character in a composed text, from 0, and the remedy; None if there is none.

    ``allowed`` are control characters that the text may contain: a line feed or a tab.
    """
    if _USUAL.fullmatch(text) and (allowed or text.isprintable() or not set("\n\t") & set(text)):
        return None
    marks, before = 0, ""
    for position, letter in enumerate(text):
        category = unicodedata.category(letter)
        unseen = category in _UNSEEN or letter in _BLANK
        if unseen and _of_emoji(text, position):
            unseen, category = False, "So"
        if unseen and letter not in allowed:
            what = "direction mark" if letter in _BIDIRECTIONAL else "character"
            where = _where(text, position)
            return position, f"contains the invisible {what} U+{ord(letter):04X} {where}; retype the text without it"
        marks = marks + 1 if category.startswith("M") else 0
        if marks == 1 and before[:1] not in {"L", "N", "S"}:
            accent = f"an accent (U+{ord(letter):04X}) without a letter {_where(text, position)}"
            return position, f"has {accent}; retype the text there"
        if marks > _MOST_MARKS:
            most = f"more than {_MOST_MARKS} accents on one letter"
            where = _where(text, position)
            return position, f"has {most} {where}; write the letter with the accents that the language has"
        before = category
    if (found := mixed_word(text)) is not None:
        word, letter = found
        return (
            text.index(word),
            f'has "{letter}" (U+{ord(letter):04X}) of another alphabet in the word "{word[:_SHOWN]}"; '
            "retype the word with letters of one alphabet",
        )
    return None


def _of_emoji(text: str, position: int) -> bool:
    """True if the invisible character at ``position`` is part of an emoji."""
    before = text[position - 1 : position]
    if before and text[position] in _PRESENTATION:
        sign = unicodedata.category(before).startswith("S") or before in _EMOJI_TOO
        return sign or _KEY.match(text, position - 1) is not None
    starts = range(max(0, position - 2), position)
    return any((found := _JOINED.match(text, start)) and found.end() == position + 1 for start in starts)


def has_letter(text: str) -> bool:
    """True if the text has a visible letter or digit."""
    for found in re.finditer(r"[^\W_]", text):
        if found[0].isascii() or (unicodedata.category(found[0])[0] in "LN" and found[0] not in _BLANK):
            return True
    return False


def _where(text: str, position: int) -> str:
    before = text[max(0, position - _SHOWN) : position].rsplit("\n", maxsplit=1)[-1]
    return f'after "{before}"' if before else "at the beginning of a line"
