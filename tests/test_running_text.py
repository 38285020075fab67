"""Running text stands in Markdown, where editors find it: what templates and the program say themselves is short.

What is longer is listed here with how long it may be and why it stands there.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment

from tests.conftest import ROOT

MOST = 12
"""Words that a label, a button or a hint has at the most."""

# What scripts say, and what controls and drawings are called, stands in attributes.
_ATTRIBUTE = re.compile(r"""\s(?:data-[a-z-]+|aria-label|alt|title|label)="[^"]*\"""")
_WORD = re.compile(r"\w[\w'’-]*")
_VALUE = re.compile(r"%\(\w+\)\w|\{\w+\}")

_SAYING = {"_", "N_", "counted"}

_DEVICE = "what becomes of what a reader writes, beside where it is written"
_SCORE = "how a quiz is scored, with figures of the course"
_PRINT = "what the page at hand is, or how it is printed"
_FORM = "what becomes of what a reader sends, beside the form"
_UNKNOWN = "why nothing stands here, beside where it would stand"
_PART = "what a link of the page leads to, or what a part of it is for, one line in a card or under a heading"
IN_TEMPLATES = {
    "404.html": (17, "the one page that no file in docs/ can be"),
    "components/course_calendar.html": (25, _DEVICE),
    "components/embed_code.html": (22, "how to use the code that it shows, on any page"),
    "components/feed_list.html": (16, _UNKNOWN),
    "components/hub_explained.html": (15, "the drawing in words"),
    "components/join_form.html": (19, _FORM),
    "components/map.html": (20, "how to read the map that it draws, on any page"),
    "components/peer_review.html": (30, _DEVICE),
    "components/progress_tools.html": (34, _DEVICE),
    "components/quiz.html": (24, _SCORE),
    "components/reuse.html": (13, "what a licence allows, put together from its terms"),
    "editions/email.html": (48, "the foot of every letter, which has no page"),
    "editions/email.txt": (48, "the foot of every letter, which has no page"),
    "pages/accessibility.html": (13, "two dates of the statement"),
    "pages/country.html": (22, _UNKNOWN),
    "pages/course.html": (20, _PART),
    "pages/hub.html": (15, _UNKNOWN),
    "pages/library.html": (13, "what the filters look through"),
    "pages/module_print.html": (26, _PRINT),
    "pages/peer_review.html": (35, _DEVICE),
    "pages/resource.html": (16, _PRINT),
    "pages/survey.html": (20, _FORM),
    "pages/survey_thanks.html": (17, _FORM),
    "pages/thank_you.html": (13, _FORM),
}

_RECORD = "the description of a page for each record, put together from its facts"
_FILE = "stands in a file to take along, which has no page"
_SECTION = "what is found in a section of the site"
IN_THE_PROGRAM = {
    "documents/book.py": (16, _FILE),
    "open_data/embeds.py": (14, _RECORD),
    "parts/about/sections.py": (13, _SECTION),
    "parts/network/api.py": (16, "the description of a set of data, also in its files"),
    "parts/network/pages/countries.py": (14, _RECORD),
    "parts/network/pages/hubs.py": (14, _RECORD),
    "parts/training/pages.py": (13, _RECORD),
    "parts/training/sections.py": (13, _SECTION),
    "parts/training/take_along/cartridge.py": (55, _FILE),
    "parts/training/take_along/qti.py": (17, _FILE),
    "parts/training/take_along/quiz_text.py": (16, _FILE),
    "site.py": (14, "the one page that no file in docs/ can be"),
}


def _words(text: str) -> int:
    return len(_WORD.findall(_VALUE.sub("", text)))


def _texts_of_template(file: Path) -> Iterator[str]:
    """What a template says, but for what stands in attributes."""
    environment: Any = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    source = _ATTRIBUTE.sub("", file.read_text(encoding="utf-8"))
    for _line, _function, said in environment.extract_translations(source):
        yield from [said] if isinstance(said, str) else filter(None, said)


def _texts_of_module(file: Path) -> Iterator[str]:
    """What a module says to readers of the site; messages to contributors go through no translation."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in {
            "_",
            "N_",
            "gettext",
            "counted",
        }:
            for value in node.args:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def _long(texts: dict[str, list[str]]) -> dict[str, int]:
    """The files that say more than MOST words at once, with how many."""
    most = {name: max(map(_words, said), default=0) for name, said in texts.items()}
    return {name: words for name, words in most.items() if words > MOST}


def test_templates_hold_labels_and_no_running_text() -> None:
    folder = ROOT / "overrides"
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    texts = {"/".join(file.parts[-2:]).removeprefix("overrides/"): list(_texts_of_template(file)) for file in files}
    assert sum(map(len, texts.values())) > 500
    assert _long(texts) == {name: words for name, (words, _why) in IN_TEMPLATES.items()}, (
        f"a text of more than {MOST} words belongs to Markdown in docs/; if it must stay, say here why"
    )


def test_the_program_holds_labels_and_no_running_text() -> None:
    folder = ROOT / "portal"
    texts = {file.relative_to(folder).as_posix(): list(_texts_of_module(file)) for file in folder.rglob("*.py")}
    assert sum(map(len, texts.values())) > 200
    assert _long(texts) == {name: words for name, (words, _why) in IN_THE_PROGRAM.items()}, (
        f"a text of more than {MOST} words belongs to Markdown in docs/; if it must stay, say here why"
    )


def test_a_planted_paragraph_is_found(tmp_path: Path) -> None:
    planted = "A paragraph " * 7
    template, module = tmp_path / "page.html", tmp_path / "page.py"
    template.write_text(f'<p data-said="{{{{ _(\'{planted * 2}\') }}}}">{{{{ _("{planted}") }}}}</p>', "utf-8")
    module.write_text(f'title = _("{planted}") % {{}}', "utf-8")
    assert _long({"a": list(_texts_of_template(template)), "b": list(_texts_of_module(module))}) == {"a": 14, "b": 14}
