"""Templates carry all the markup, and every visible string of theirs can be translated."""

import ast
import re
from pathlib import Path

import pytest
from jinja2 import Environment

from tests.project import ROOT

OVERRIDES = ROOT / "overrides"
TEMPLATES = sorted(OVERRIDES.rglob("*.html"))
_TAG = re.compile(r"<[^>]*>", re.DOTALL)
_SPOKEN = re.compile(r'\b(?:aria-label|title|alt|placeholder|content)="([^"{]*[A-Za-z]{2}[^"{]*)"')
_HIDDEN = "\x00"
# Values of attributes that machines read.
_MACHINES = {"light dark", "website", "https://", "summary_large_image", "noindex"}


def untranslated(source: str) -> list[str]:
    """Visible words of a template that do not go through _() or trans."""
    text, inside_trans = "", False
    for _line, kind, value in Environment(extensions=["jinja2.ext.i18n"]).lex(source):
        if kind == "name" and value in {"trans", "endtrans"}:
            inside_trans = value == "trans"
        elif kind == "data" and not inside_trans:
            text += value
        elif kind in {"variable_begin", "block_begin"}:
            text += _HIDDEN
    spoken = [found for found in _SPOKEN.findall(text) if found not in _MACHINES and "=" not in found]
    words = [chunk.strip() for chunk in _TAG.sub(_HIDDEN, text).split(_HIDDEN)]
    return [word for word in words if re.search(r"[A-Za-z]{2}", word)] + spoken


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.relative_to(OVERRIDES).as_posix())
def test_every_visible_string_can_be_translated(file: Path) -> None:
    assert [found for found in untranslated(file.read_text(encoding="utf-8")) if not found.startswith("width=")] == []


def test_a_planted_string_is_found() -> None:
    assert untranslated('<p class="{{ x }}">Hello {{ name }}</p>') == ["Hello"]
    assert untranslated('<a aria-label="Close it">{{ _("x") }}</a>') == ["Close it"]
    assert untranslated("{% trans %}Hello{% endtrans %}<b>{{ _('Hi') }}</b>") == []


def test_python_assembles_no_html() -> None:
    tag = re.compile(r"(?<!\?P)</?[a-z][a-z0-9]*[ >]")
    found = []
    for file in [*(ROOT / "portal").rglob("*.py"), *(ROOT / "macros").rglob("*.py"), ROOT / "hooks.py"]:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
                found += [f"{file.name}: {node.value}"] if tag.search(node.value) else []
    # Patterns that find headings, emoji, boxes and rows in a page, words about tags, stand-ins while a page is judged.
    assert {entry.split(":")[0] for entry in found} <= {
        "page.py",
        "icons.py",
        "corrections.py",
        "unreadable.py",
        "epub.py",
        "forwarding.py",
        "markup.py",
        "search.py",
        "rendering.py",
        "handwritten.py",
        # A drawing that Typst made, written smaller.
        "miniature.py",
    }


def test_no_template_switches_escaping_off() -> None:
    for file in TEMPLATES:
        source = file.read_text(encoding="utf-8")
        assert "autoescape" not in source, file
        uses = re.findall(r"\{\{[^}]*\|\s*safe\b[^}]*\}\}", source)
        assert uses == [], file
    switched = {file.name for file in OVERRIDES.rglob("*.*") if b"autoescape" in file.read_bytes()}
    assert switched == {"email.txt", "confirm.txt"}, "only plain text has nothing to escape"
