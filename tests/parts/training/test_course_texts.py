"""The texts of units: what may stand in them, and what becomes of it."""

import re
from pathlib import Path

import pytest

from portal.parts.training import lessons
from tests import synthetic

SITE_URL = "https://portal.invalid/"

# Texts


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Fine.\n\n<script>alert(1)</script>\n", 3, 'contains HTML ("<script>alert(1)</script>")'),
        ("Fine.\n\n## Fine\n\nAll\nis <b>bold</b>.\n", 6, 'contains HTML ("<b>")'),
        ("Fine.\n\n<!-- hidden -->\n", 3, "contains HTML"),
        ("Fine.\n\n# Title\n", 3, "has a title"),
        ("Fine.\n\n## Good\n\n#### Deep\n", 5, "skips a level"),
        ("Fine.\n\n![A picture](https://portal.invalid/a.png)\n", 3, "contains an image"),
        ("Fine.\n\n[away](javascript:alert(1))\n", 3, 'links to "javascript:alert(1)"'),
        ("Fine.\n\n[near](/cases/)\n", 3, 'links to "/cases/"'),
        (
            "Fine.\n\n[lost](SITE:/hubs/hr-hub-2/)\n",
            3,
            'links to "SITE:/hubs/hr-hub-2/", and the portal has no such page',
        ),
        ("Fine.\n\n[lost](SITE:/training/old-course/module-1/)\n", 3, "the portal has no such page"),
        ("Fine.\n\n[out](SITE:/../about/)\n", 3, "the portal has no such page"),
        ("\n", 1, "has no text"),
        ("word " * 5000, 1, "the limit is 20000"),
    ],
)
def test_a_text_that_cannot_be_published_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    data = synthetic.small(tmp_path, {"texts/reading-lesson.md": text})
    found = synthetic.problems(data, docs=synthetic.hand_written(tmp_path))
    assert len(found) == 1, found
    assert found[0].startswith(f"data/texts/reading-lesson.md:{line}: ")
    assert said in found[0]


def test_a_text_in_another_encoding_is_named(tmp_path: Path) -> None:
    (found,) = synthetic.problems(synthetic.small(tmp_path, {"texts/reading-lesson.md": b"Fine.\nCaf\xe9\n"}))
    assert found.startswith("data/texts/reading-lesson.md:2: is not text in UTF-8")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "cases/",
        "mentoring/#why",
        "contribute/",
        "hubs/hr-hub-1/",
        "cases/reading-aloud/",
        "library/tablet-rules/",
        "training/old-course/",
        "training/reading-course/module-1/1-1/",
        "training/reading-course/module-1/peer-review/",
        "training/reading-course/guide/",
        "training/reading-course/survey-before/",
        "about/data/",
        "search/",
        "news/year/2021/",
    ],
)
def test_a_text_may_link_to_any_page_of_the_portal(tmp_path: Path, path: str) -> None:
    data = synthetic.small(tmp_path, {"texts/reading-lesson.md": f"See [this](SITE:/{path})."})
    docs = synthetic.hand_written(tmp_path)
    assert synthetic.problems(data, docs=docs) == []


def test_links_lead_below_the_root_of_the_site() -> None:
    text = "[a](SITE:/cases/) [b](https://else.example.eu/) SITE:/cases/"
    html = lessons.html(text, "/portal/")
    assert '<a href="/portal/cases/">a</a>' in html
    assert '<a href="https://else.example.eu/" rel="noopener nofollow">b</a>' in html
    assert lessons.linked(text, SITE_URL).startswith("[a](https://portal.invalid/cases/)")
    assert list(lessons.links(f"x\n{text}")) == [(2, "cases/")]


def test_headings_begin_where_the_page_needs_them() -> None:
    text = "## One\n\n### Two\n\n## Three"
    assert lessons.html(text, "/") == '<h2 id="part-1">One</h2>\n<h3>Two</h3>\n<h2 id="part-2">Three</h2>\n'
    assert lessons.html(text, "/", 3) == "<h3>One</h3>\n<h4>Two</h4>\n<h3>Three</h3>\n"


@pytest.mark.parametrize(
    "hostile", ["<script>x</script>", "&lt;script&gt;", '"><img src=x onerror=x>', "[x](data:text/html,x)"]
)
def test_a_text_makes_no_element_of_its_own(hostile: str) -> None:
    html = lessons.html(f"{hostile}\n\n| a |\n|---|\n| {hostile} |\n\n## {hostile}", "/")
    assert "<script" not in html
    assert "<img" not in html
    assert "data:text" not in re.sub(r"\[x\]\(data:text/html,x\)", "", html)
