"""What a value says is what it is: one normal form, characters that are seen, ASCII digits, words of one alphabet."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from portal import inspection
from portal.records.fields import Count, Day, Decimal, Id, Line, Markdown, Moment, Month, When, Whole
from portal.words.characters import composed, fault, has_letter
from tests import synthetic
from tests.project import ROOT

DIGITS = ["٢", "۲", "२", "２", "𝟐", "²", "߂", "༢"]
TYPED = {
    "Day": (Day, "2{}22-03-29"),
    "Month": (Month, "2{}22-03"),
    "When": (When, "2{}22"),
    "Moment": (Moment, "2022-03-29 1{}:00"),
    "Whole": (Whole, "1{}"),
    "Decimal": (Decimal, "1{}.5"),
    "Count": (Count, "{}"),
    "Id": (Id, "school-{}"),
}


def read(kind: Any, value: str) -> Any:
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize("digit", DIGITS)
@pytest.mark.parametrize("name", TYPED)
def test_only_ascii_digits_are_digits(name: str, digit: str) -> None:
    kind, value = TYPED[name]
    with pytest.raises(ValidationError):
        read(kind, value.format(digit))


def test_no_program_reads_digits_of_other_scripts() -> None:
    """Patterns with a backslash and d match them in Python; [0-9] does not."""
    programs = [*(ROOT / "portal").rglob("*.py"), *(ROOT / "macros").rglob("*.py"), ROOT / "hooks.py"]
    assert [path.name for path in programs if re.search(r"\\d[^\w]", path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("s\u030ckola", "škola"),
        ("A\u030angstro\u0308m", "Ångström"),
        ("\u212bngstr\u00f6m", "Ångström"),
        ("\u1112\u1161\u11ab", "한"),
        ("q\u0323\u0307 x", "q\u0323\u0307 x"),
        ("q\u0307\u0323 x", "q\u0323\u0307 x"),
    ],
)
def test_text_is_published_in_one_form(written: str, shown: str) -> None:
    assert read(Line, written) == shown
    assert read(Markdown, f"{written}\n\n- {written}") == f"{shown}\n\n- {shown}"


def test_texts_are_published_in_one_form(tmp_path: Path) -> None:
    lesson = (ROOT / "tests/valid/texts/reading-lesson.md").read_text("utf-8").replace("Slowly", "S\u030clowly")
    found, _notices = inspection.read(synthetic.small(tmp_path, {"texts/reading-lesson.md": lesson}), synthetic.DAY)
    assert all(unicodedata.is_normalized("NFC", text) for text in found.texts.values())
    assert "Šlowly" in found.texts["reading-lesson.md"]


BLANK = [
    "\u3164",
    "\u115f",
    "\u1160",
    "\uffa0",
    "\u2800",
    "\u034f",
    "\ufe0f",
    "\ufe00",
    "\u180b",
    "\u17b4",
    "\U000e0100",
]
BLANK += ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u061c", "\u202e", "\u2066", "\U000e0041", "\U0001d173"]
BLANK += [
    "\ue000",
    "\U000f0000",
    "\ufdd0",
    "\U0001fffe",
    "\u0378",
    "\U000e0000",
    "\u2028",
    "\x85",
    "\x1b",
    "\U00013441",
]


@pytest.mark.parametrize("letter", BLANK)
@pytest.mark.parametrize("kind", [Line, Markdown], ids=["line", "text"])
def test_what_nobody_sees_is_refused_with_its_place(kind: Any, letter: str) -> None:
    for text in (letter, f"Name{letter}d", f"{letter}Named", f"A *{letter}* b", f"a {letter} b"):
        with pytest.raises(ValidationError) as caught:
            read(kind, text)
        assert re.search("invisible|no text|line break|begins or ends", str(caught.value)), str(caught.value)


@pytest.mark.parametrize(
    "entity", ["&shy;", "&zwj;", "&#8203;", "&#x202e;", "&ZeroWidthSpace;", "&#x3164;", "&#xE0041;"]
)
def test_nor_may_it_be_written_by_its_number(entity: str) -> None:
    with pytest.raises(ValidationError, match="invisible"):
        read(Markdown, f"Name{entity}d")


@pytest.mark.parametrize(
    "text", ["!", "– — …", "***", "→", "( )", "&nbsp;", "&mdash; &hellip;", "---", "- \n- ", "\u0301"]
)
def test_text_has_a_letter_or_a_digit(text: str) -> None:
    with pytest.raises(ValidationError):
        read(Markdown, text)


@pytest.mark.parametrize("text", ["É", "½", "7", "Ω", "日", "ש", "ไทย", "🎉 a", "❤\ufe0f a", "№ 5", "ﬁ", "C++", "²"])
def test_any_letter_or_digit_will_do(text: str) -> None:
    assert has_letter(text)
    assert read(Line, text) == composed(text)
    assert read(Markdown, text) == composed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Z\u0351\u036b\u0343\u036a\u0302\u036balgo",
        "x" + "\u0338" * 5,
        "\u0301a",
        "a \u0301b",
        "[\u0338x](https://school.eu/)",
        "a\n\u0301b",
        "e&#x301;",
        "e&#769;",
    ],
)
def test_accents_stand_on_letters_and_are_few(text: str) -> None:
    with pytest.raises(ValidationError, match="accent"):
        read(Markdown, text)


@pytest.mark.parametrize(
    "text",
    ["👩\u200d🏫", "👩🏽\u200d🏫", "🏳\ufe0f\u200d🌈", "1\ufe0f\u20e3", "#\ufe0f\u20e3", "ℹ\ufe0f", "‼\ufe0f", "🇭🇷"],
)
def test_emoji_of_several_characters_pass(text: str) -> None:
    assert read(Line, f"News {text} 2") == f"News {text} 2"


@pytest.mark.parametrize(
    "text",
    [
        "1\ufe0f2",
        "a\u200db",
        "🎉\u200d",
        "\u200d🎉",
        "🎉\u200d\u200d🎉",
        "🎉\ufe0f\ufe0f",
        "a\u200d🎉",
        "🎉\u200da",
        "🎉\u200b🎉",
    ],
)
def test_what_joins_emoji_stands_nowhere_else(text: str) -> None:
    with pytest.raises(ValidationError, match="invisible"):
        read(Line, f"News {text} 2")


def test_a_line_below_a_sign_is_told_where_to_stand() -> None:
    with pytest.raises(ValidationError, match="without the sign"):
        read(Line, "News\n")


@pytest.mark.parametrize("text", ["Việt Nam", "שָׁלוֹם", "مُدَرِّسَة", "ก็ที่", "क्षत्रिय", "y\u0306\u0323\u0330", "№\u0304"])
def test_accents_of_languages_pass(text: str) -> None:
    assert fault(composed(text)) is None


MIXED = [
    "Mоnika",
    "Sсhool",
    "ΜenSI",
    "Оffice",
    "раypal",
    "шкoла",
    "λoγος",
    "Schοol",
    "Ꮪchool",
    "сhооl",
    "Noёl",
    "Օffice",
]


@pytest.mark.parametrize("word", MIXED)
def test_a_word_has_one_alphabet(word: str) -> None:
    for kind, text in (
        (Line, f"The {word} of"),
        (Markdown, f"The *{word}* of"),
        (Markdown, f"{word[0]}**{word[1:]}**"),
    ):
        with pytest.raises(ValidationError, match="of another alphabet in the word"):
            read(kind, text)


@pytest.mark.parametrize(
    "text",
    [
        "kΩ, μm, Δt",
        "IT-сектор",
        "Škola Моника",
        "Σχολείο Athens",
        "čжΩ",
        "TVテレビ",
        "Беларусь (Belarus)",
        "COVID‑19",
        "Łódź",
    ],
)
def test_words_of_several_alphabets_beside_each_other_pass(text: str) -> None:
    assert read(Line, text) == text


@pytest.mark.parametrize("text", ["see https://user@school.eu/x", "`https://u:p@school.eu`", "<https://u@school.eu>"])
def test_no_address_in_a_text_has_a_user_name(text: str) -> None:
    for kind in (Line, Markdown):
        with pytest.raises(ValidationError, match="user name"):
            read(kind, text)


@pytest.mark.parametrize("text", ["[!](https://school.eu/)", "[](https://school.eu/)", "[&nbsp;](https://school.eu/)"])
def test_a_link_has_words(text: str) -> None:
    with pytest.raises(ValidationError, match="link without words"):
        read(Markdown, f"A text with {text}.")
