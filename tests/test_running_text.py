"""Running text stands in Markdown, where editors find it: what templates and the program say themselves is short.

What is longer is listed here with how long it may be and why it stands there.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment

from tests.project import ROOT

MOST = 12
"""Words that a label, a button or a hint has at the most."""

_WORD = re.compile(r"\w[\w'’-]*")
_VALUE = re.compile(r"%\(\w+\)\w|\{\w+\}")
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_CODE = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
_SAID_BY_ATTRIBUTE = re.compile(r"""\s(?:title|aria-label|placeholder|alt|content|label|data-[a-z-]+)="([^"]*)\"""")
_TAG = re.compile(r"<[^<>]*>")
_CUT = "\0"
"""What stands in place of Jinja."""
_NOT_MARKUP = {".css", ".typ"}
_SAYING = {"_", "N_", "gettext", "counted"}

_RECORD = "the description of a page for each record, put together from its facts and their number"
_DATA = "the description of a set of data, put together from its facts, also in the file"
_SECTION = "what is found in a section of the site, which names of sections are made from"
IN_THE_PROGRAM = {
    "documents/book.py": (16, "what programs that read books aloud are told about all of them, in their metadata"),
    "parts/about/sections.py": (13, _SECTION),
    "parts/library/embeds.py": (14, _RECORD),
    "parts/network/api.py": (16, _DATA),
    "parts/network/embeds.py": (14, _RECORD),
    "parts/network/pages/countries.py": (15, _RECORD),
    "parts/training/pages.py": (13, _RECORD),
}

_TO_READERS = re.compile(
    r"frame/|following/(?!__)|open_data/|site\.py|page_frame\.py"
    r"|parts/\w+/(pages|take_along|embeds|addresses|api|calendars|citations|editions|issue|linked_data|outline|sections)"
)
"""The modules whose texts go to readers alone; others have messages to contributors, which are not translated."""
_NO_SENTENCE = {"frame/policy.py": "the Content-Security-Policy"}


def _words(text: str) -> int:
    return len(_WORD.findall(_VALUE.sub("", text)))


def _texts_of_template(file: Path) -> Iterator[str]:
    """What a template says: in messages, in text that is none, and in attributes, also those that scripts read."""
    environment: Any = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    source = file.read_text(encoding="utf-8")
    for _line, _function, said in environment.extract_translations(source):
        yield from [said] if isinstance(said, str) else filter(None, said)
    if file.suffix not in _NOT_MARKUP:
        markup = _CODE.sub(_CUT, _JINJA.sub(_CUT, source))
        for value in _SAID_BY_ATTRIBUTE.findall(markup):
            yield from value.split(_CUT)
        yield from re.split(_CUT, _TAG.sub(_CUT, markup))


def _texts_of_module(file: Path) -> Iterator[str]:
    """What a module says to readers of the site; messages to contributors go through no translation."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _SAYING:
            for value in node.args:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def _untranslated(file: Path) -> Iterator[str]:
    """Every text of a module that is neither a docstring nor translated; of one with values, the words between them."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else _CUT for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def _long(texts: dict[str, list[str]]) -> dict[str, int]:
    """The files that say more than MOST words at once, with how many."""
    most = {name: max(map(_words, said), default=0) for name, said in texts.items()}
    return {name: words for name, words in most.items() if words > MOST}


def test_templates_hold_labels_and_no_running_text() -> None:
    folder = ROOT / "overrides"
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    texts = {file.relative_to(folder).as_posix(): list(_texts_of_template(file)) for file in files}
    assert sum(map(len, texts.values())) > 500
    assert _long(texts) == {}, f"a text of more than {MOST} words belongs to Markdown in docs/, as in docs/sentences/"


def test_the_program_holds_labels_and_no_running_text() -> None:
    folder = ROOT / "portal"
    texts = {file.relative_to(folder).as_posix(): list(_texts_of_module(file)) for file in folder.rglob("*.py")}
    assert sum(map(len, texts.values())) > 200
    assert _long(texts) == {name: words for name, (words, _why) in IN_THE_PROGRAM.items()}, (
        f"a text of more than {MOST} words belongs to Markdown in docs/; if it must stay, say here why"
    )


def test_what_the_program_says_to_readers_is_marked_as_such() -> None:
    folder = ROOT / "portal"
    names = [file.relative_to(folder).as_posix() for file in folder.rglob("*.py")]
    texts = {name: list(_untranslated(folder / name)) for name in names if _TO_READERS.match(name)}
    assert len(texts) > 60
    assert _long(texts).keys() == {*_NO_SENTENCE, *filter(_TO_READERS.match, IN_THE_PROGRAM)}


def test_a_planted_paragraph_is_found(tmp_path: Path) -> None:
    planted = "A paragraph " * 7
    module = tmp_path / "page.py"
    module.write_text(f'title = _("{planted}") % {{}}', "utf-8")
    assert _long({"a": list(_texts_of_module(module))}) == {"a": 14}
    module.write_text(f'title = f"{planted}{{name}}"', "utf-8")
    assert _long({"a": list(_untranslated(module))}) == {"a": 14}
    for written in (
        f'<p>{{{{ _("{planted}") }}}}</p>',
        f"<p data-said=\"{{{{ _('{planted}') }}}}\"></p>",
        f'<p aria-label="{planted}"></p>',
        f'<meta name="description" content="{planted}">',
        f"<p>{{% if a %}}{planted}{{% endif %}}</p>",
    ):
        template = tmp_path / "page.html"
        template.write_text(written, "utf-8")
        assert _long({"a": list(_texts_of_template(template))}) == {"a": 14}, written
