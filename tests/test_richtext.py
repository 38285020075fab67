"""Long text is Markdown that can do no harm."""

import re

import pytest

from portal.parts.library import sheet
from portal.words.richtext import fault, html

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<style>body{display:none}</style>",
    "<iframe src=https://evil.example.eu></iframe>",
    "<!-- comment -->",
    '<a href="javascript:alert(1)">x</a>',
    "<b onclick=alert(1)>bold</b>",
    "text <u>under</u> text",
    "&lt;script&gt;",
    "<scr<script>ipt>alert(1)</script>",
]
LINKS = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](vbscript:alert(1))",
    "[x](data:text/html,alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](data:image/svg+xml;base64,PHN2Zz4=)",
    "[x](file:///etc/passwd)",
    "[x](ftp://example.eu/)",
    "[x](blob:https://example.eu/1)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x]\n\n[x]: data:text/html,x",
    "> - [x](javascript:alert(1))",
    "| a |\n|---|\n| [x](javascript:alert(1)) |",
    "# [x](javascript:alert(1))",
]
ALLOWED = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "s"}
ALLOWED |= {"table", "thead", "tbody", "tr", "th", "td", "h3", "h4", "h5", "h6"}


def tags(text: str) -> list[str]:
    """The opening tags of the rendered text, whole."""
    return re.findall(r"<[a-zA-Z][^>]*>", html(text))


def hrefs(text: str) -> list[str]:
    """Targets of the links in the rendered text."""
    return re.findall(r'href="([^"]*)"', html(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_raw_html_shows_as_text(text: str) -> None:
    rendered = html(text)
    assert tags(text) == ["<p>"]
    assert "<!--" not in rendered
    if "&lt;" not in text:
        assert rendered.count("&lt;") == text.count("<")
        assert fault(text) is None


@pytest.mark.parametrize("text", LINKS)
def test_links_that_run_or_leave_the_web_are_reported(text: str) -> None:
    found = fault(text)
    assert found is not None
    assert "link to whole addresses only (https://, http:// or mailto:)" in found[1]


@pytest.mark.parametrize("text", LINKS)
def test_links_that_run_or_leave_the_web_are_not_rendered_either(text: str) -> None:
    for href in hrefs(text):
        assert re.match(r"https?://|mailto:", href), href


@pytest.mark.parametrize(
    "text",
    [
        "[x](/about/)",
        "[x](page)",
        "[x](#part)",
        "[x](//evil.example.eu/)",
        "[x]()",
        "[x](https:page)",
        "[x](https:///page)",
    ],
)
def test_links_without_a_whole_address_are_reported(text: str) -> None:
    found = fault(text)
    assert found is not None
    assert "whole addresses only" in found[1]


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://example.eu/)",
        "[x](http://example.eu/a?b=c&d=e#f)",
        "[x](HTTPS://example.eu/)",
        "[x](mailto:office@example.eu)",
        "<https://example.eu/>",
        "<office@example.eu>",
        "[x][1]\n\n[1]: https://example.eu/",
        '[x](https://example.eu/ "title")',
        "`[x](javascript:alert(1))`",
        "    [x](javascript:alert(1))",
        "[x] (javascript:alert)",
        "no link: javascript:alert(1)",
        "1 < 2 && 3 > 2",
    ],
)
def test_what_is_harmless_is_not_reported(text: str) -> None:
    assert fault(text) is None


@pytest.mark.parametrize(
    "text", ["![x](https://example.eu/x.png)", "[![x](x.png)](https://example.eu/)", "![x][1]\n\n[1]: x.png"]
)
def test_images_are_reported_and_not_rendered(text: str) -> None:
    assert fault(text) == (
        1,
        "contains an image; pictures need a licence and a description, so they are not allowed in text",
    )
    assert "<img" not in html(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb\n\nc\n[x](/y) d\ne", 5),
        ("`a\nb` [x](/y)", 2),
        ("[a\nb](/y)", 1),
        ("a\n[b](https://a.eu 'c\nd')\n[x](/y)", 4),
        ("[x][1] b\n\n[1]: /y", 1),
        ("> a\n> - b\n>   [x](/y)", 3),
        ("> a\n[x](/y)", 2),
        ("a\\\nb  \n<ftp://a.eu>", 3),
        ("| a | b |\n|---|---|\n| c | d |\n| e | [x](/y) |", 4),
        ("a\n\n[x](/y)\n===", 3),
        ("a\n*[b](https://a.eu)\n**c ![x](https://a.eu/b.png)** d*", 3),
        ("\n\n   a\n   [b ![x](y.png)](https://a.eu)", 4),
        ("\n\n   [b](https://a.eu) a\n\n```\n[b](/y)\n```\n\n\t[x](/y)\n\n1. [x](/y)", 11),
    ],
)
def test_a_link_or_picture_is_reported_on_its_line(text: str, line: int) -> None:
    found = fault(text)
    assert found is not None
    assert found[0] == line


DEEP = "lists and quotations inside each other"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a\n\n" + ">" * 9 + " b", 3, DEEP),
        (">" * 19_900, 1, DEEP),
        ("- " * 9_900 + "a", 1, DEEP),
        ("1. " * 9 + "a", 1, DEEP),
        ("> - " * 4 + "> a", 1, DEEP),
        ("\n".join("  " * depth + "- a" for depth in range(9)), 9, DEEP),
        ("\n".join("\t" * depth + "* a" for depth in range(9)), 9, DEEP),
        ("a\n\n" + "|a" * 13 + "\n" + "|-" * 13, 3, "more than 12 columns"),
        ("[a|b](https://a.eu/)" * 13 + "\n" + "-|-" + "|-" * 12, 1, "more than 12 columns"),
        ("|a" * 12 + "\n" + "|-" * 12 + "\n" + "b\n" * 166, 168, "more than 2000 cells"),
        (("a|b\n-|-\n" + "c\n" * 99 + "\n") * 11, 1021, "more than 2000 cells"),
        ("a|\n-|\n" + "b\n" * 2_000, 2_002, "more than 2000 cells"),
        ("a\n\n" + "|" * 100 + "\n" + "|-" * 99 + "|\n" + "|\n" * 9_000, 3, "more than 2000 cells"),
        ("a\n \n" + "a|b\n-|-\n" + "a\n" * 9_000, 3, "more than 2000 cells"),
        ("a\n\n" + "[" * 19_000, 3, "more than 1000 square brackets"),
        ("![a\n" * 4_000, 1_001, "more than 1000 square brackets"),
        ("## a\n" * 101, 101, "more than 100 headings"),
        ("a\n=\n" * 101, 201, "more than 100 headings"),
        ("a\n\n" + "*a " * 3_000 + "b* " * 3_000, 3, "emphases inside each other"),
        ("**a " * 9 + "b**" * 9, 1, "emphases inside each other"),
        ("~~a *b _c " * 3 + "d_ e* f~~ " * 3, 1, "emphases inside each other"),
    ],
)
def test_what_no_format_can_bear_is_reported_on_its_line(text: str, line: int, reason: str) -> None:
    found = fault(text)
    assert found is not None
    assert found[0] == line
    assert reason in found[1]


@pytest.mark.parametrize(
    "text",
    [
        ">" * 8 + " a",
        "- " * 8 + "a",
        "> - " * 4 + "a",
        "|a" * 12 + "\n" + "|-" * 12 + "\n" + "b\n" * 165,
        "## a\n" * 100,
        "*a **b** c* " * 500,
        "\n".join(["- a", "  - b", "    - c"] * 300),
        "-" * 50 + "\n\n" + "1234567890. a",
        "\t" * 12 + "code",
    ],
)
def test_what_is_long_but_can_be_shown_is_not_reported(text: str) -> None:
    assert fault(text) is None


def test_every_link_says_it_is_not_vouched_for() -> None:
    text = "[a](https://example.eu/) <https://example.eu/b> [c](mailto:office@example.eu)"
    links = [tag for tag in tags(text) if tag.startswith("<a")]
    assert len(links) == 3
    for link in links:
        assert 'rel="noopener nofollow"' in link


def test_a_title_cannot_break_out_of_its_attribute() -> None:
    text = "[x](https://example.eu/ 'a\" onmouseover=\"alert(1)')"
    assert "onmouseover" not in re.sub(r'"[^"]*"', '""', html(text))


def test_a_language_of_code_cannot_carry_a_class() -> None:
    assert html('```js" onclick="alert(1)\nx\n```') == "<pre><code>x\n</code></pre>\n"


def test_headings_start_below_those_of_the_page() -> None:
    text = "# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\nSeven\n=====\n\n> # Eight\n"
    assert re.findall(r"<(h\d)>(\w+)</\1>", html(text)) == [
        ("h3", "One"),
        ("h4", "Two"),
        ("h5", "Three"),
        ("h6", "Four"),
        ("h6", "Five"),
        ("h6", "Six"),
        ("h3", "Seven"),
        ("h3", "Eight"),
    ]


def test_markdown_is_rendered() -> None:
    assert html("A *school* with **two**\nlines, ~~not~~ `one`.") == (
        "<p>A <em>school</em> with <strong>two</strong>\nlines, <s>not</s> <code>one</code>.</p>\n"
    )
    assert html("- a\n- b\n") == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
    assert html("| a |\n|---|\n| b |\n").startswith("<table>\n<thead>\n<tr>\n<th>a</th>")


def test_only_the_tags_of_the_list_come_out() -> None:
    text = "\n\n".join(
        [*HOSTILE, *LINKS, "# h", "> q", "- l", "1. o", "| a |\n|---|\n| b |", "---", "a  \nb", "```\nc\n```"]
    )
    names = {re.match(r"<(\w+)", tag)[1] for tag in tags(text)}  # type: ignore[index]
    assert names <= ALLOWED
    assert {"p", "h3", "blockquote", "ul", "ol", "table", "hr", "br", "pre"} <= names


def test_templates_are_text() -> None:
    assert html("{{ 7 * 7 }} {% raw %}") == "<p>{{ 7 * 7 }} {% raw %}</p>\n"


def test_the_result_is_not_escaped_again() -> None:
    from markupsafe import Markup, escape

    rendered = html("*x*")
    assert isinstance(rendered, Markup)
    assert escape(rendered) == rendered


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a] " * 900 + "\n\n[a]: https://school.eu/" + "b" * 500, "too often"),
        ("[a] " * 900 + '\n\n[a]: https://school.eu/ "' + "b" * 250 + '"', "too often"),
        ("a\n\n[b](https://school.eu/" + "b" * 2_000 + ")", "longer than 2000 characters"),
        ("[b](mailto:" + "b" * 2_000 + "@school.eu)", "longer than 2000 characters"),
        ('[b](https://school.eu "' + "b " * 200 + '")', "of more than 300 characters"),
        ('[b]\n\n[b]: https://school.eu "' + "b " * 200 + '"', "of more than 300 characters"),
    ],
)
def test_links_make_no_more_of_a_text_than_it_holds(text: str, said: str) -> None:
    _line, reason = fault(text) or (0, "")
    assert said in reason
    assert "; " in reason


@pytest.mark.parametrize(
    "text",
    [
        "[š](https://school.eu/" + "š" * 300 + ")",
        "[a] and [a] and [a], but [a], [a]\n\n[a]: https://school.eu/" + "b" * 500,
        '[b](https://school.eu "What one finds there")',
        "[a](https://school.eu/some/page) " * 600,
    ],
)
def test_links_as_people_write_them_are_not_too_long(text: str) -> None:
    assert fault(text) is None


def test_cells_do_not_repeat_a_long_heading() -> None:
    text = "| " + "a " * 6_000 + "|\n|-|\n" + "b\n" * 1_900
    assert sheet.fault(text) is None
    assert len(sheet.html(text)) < 20 * len(text)


@pytest.mark.parametrize("word", ["a-", "a.", "ж-", "*a_", "a", "https://a/"])
def test_no_word_is_as_long_as_a_text(word: str) -> None:
    """Pandoc needs 17 seconds for one of 20,000 characters with hyphens, and Typst takes no address as long."""
    line, reason = fault("b\n\n" + word * 2_001) or (0, "")
    assert line == 3
    assert "put spaces into it" in reason


@pytest.mark.parametrize(
    "text", ["a-" * 1_000, "\u65e5\u672c" * 2_000, "a- " * 5_000, "[a](https://school.eu/" + "b" * 1_900 + ")"]
)
def test_words_that_are_long_in_some_alphabet_or_address_pass(text: str) -> None:
    assert fault(text) is None
