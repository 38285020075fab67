"""Sentences of docs/sentences/: templates show these and no others, and what is wrong with a file is said."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from portal import prose
from portal.problem import DataError
from portal.prose import sentences
from portal.prose.sentences import MAX_BYTES, MAX_LETTERS, SENTENCES, Sentences
from portal.site import open_site
from tests import synthetic
from tests.project import ROOT

FOR_SCRIPTS = {("subscribing", "fits-best"), ("subscribing", "unlisted")}
"""Sentences whose values docs/assets/subscribe.js fills in."""


def _docs(folder: Path, old: str = "", new: str = "") -> Path:
    """A folder of pages with the sentences of the project, in one of which ``old`` is ``new``."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs" / "sentences", docs / "sentences")
    file = docs / "sentences" / "courses.md"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return docs


def _found(docs: Path) -> list[str]:
    return [str(problem) for problem in prose.problems(docs, {}, (), ())]


def _asked() -> Iterator[tuple[str, str, frozenset[str]]]:
    """File and name of each sentence that a template or a module shows, with the values that are filled in."""
    environment = Environment(extensions=["jinja2.ext.i18n"])
    for file in sorted(path for path in (ROOT / "overrides").rglob("*") if path.is_file()):
        tree = environment.parse(file.read_text("utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "sentence":
                where, name = call.args
                if isinstance(name, nodes.Getattr) and name.attr == "said":  # What a form asks in other words.
                    yield from (("questions", question, frozenset()) for question in SENTENCES["questions"])
                    continue
                if isinstance(name, nodes.Getattr):  # The rule of a figure, which stands where it is counted.
                    yield from ((where.value, rule, frozenset()) for rule in _rules())  # type: ignore[attr-defined]
                    continue
                names = [name] if isinstance(name, nodes.Const) else [name.expr1, name.expr2]  # type: ignore[attr-defined]
                for one in names:
                    yield where.value, one.value, frozenset(value.key for value in call.kwargs)  # type: ignore[attr-defined]
    for node in ast.walk(ast.parse((ROOT / "portal" / "site.py").read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "self.sentences":
            yield *(ast.literal_eval(value) for value in node.args), frozenset()


def _rules() -> Iterator[str]:
    """The rules of all figures: what calls of ``Figure`` name, and of functions that make one."""
    for file in sorted((ROOT / "portal").rglob("counts.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "rule" and isinstance(node.value, ast.Constant):
                yield str(node.value.value)


def test_templates_show_every_sentence_with_its_values_and_no_others() -> None:
    listed = {(file, name): frozenset(values) for file, known in SENTENCES.items() for name, values in known.items()}
    asked = {(file, name): values for file, name, values in _asked()}
    assert asked == {key: frozenset() if key in FOR_SCRIPTS else values for key, values in listed.items()}


def test_values_are_filled_in_and_what_scripts_fill_in_stays() -> None:
    say = Sentences({"a": {"b": "With {mark} % and {title}"}})
    assert say("a", "b", mark=75) == "With 75 % and {title}"
    with pytest.raises(KeyError):
        say("a", "c")


def test_the_sentences_of_the_project_pass_and_are_no_pages(tmp_path: Path) -> None:
    docs = _docs(tmp_path)
    assert _found(docs) == []
    assert prose.addresses(docs) == {}
    assert sentences.read(docs)[0]("courses", "quiz-passed", mark=75, needed=3, total=4).endswith(" 3 of 4.")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("## kept-here", "## kept-her", 'no page shows a sentence "kept-her" (did you mean "kept-here"?); delete it'),
        ("## kept-here", "## no-scripts", "no-scripts stands twice (first on line 6); keep one"),
        ("## kept-here", "", "there is no kept-here; add a line ## kept-here and the sentence below it"),
        ("is never sent", "is *never* sent", 'kept-here has the sign "*"; it is shown as plain text'),
        ("is never sent", "is <b>never</b>", 'kept-here has the sign "<"; it is shown as plain text'),
        ("is never sent", "is {{ evil }}", 'kept-here has the sign "{"; it is shown as plain text'),
        ("is never sent", "is \x07 never sent", "kept-here has the invisible sign U+0007"),
        ("is never sent", "is {else} sent", "kept-here has {else}, which no page fills in; write words"),
        (
            "points: {needed} of",
            "four of",
            "quiz-passed does not say {needed}, which the page fills in; write it where it belongs",
        ),
        (
            "For reading only.",
            "For reading only." * 50,
            f"the limit is {MAX_LETTERS}; write a shorter sentence, or a page",
        ),
        ("## kept-here", "## kept-here\n\n## more", "kept-here has no sentence below it; write it there"),
        ("## kept-here", "x" * MAX_BYTES, f"and the limit is {MAX_BYTES}; write shorter sentences"),
    ],
)
def test_a_fault_is_said_with_its_remedy(old: str, new: str, message: str, tmp_path: Path) -> None:
    assert any(message in problem for problem in _found(_docs(tmp_path, old, new)))


def test_files_that_are_missing_unreadable_or_unknown_are_said(tmp_path: Path) -> None:
    docs = _docs(tmp_path)
    (docs / "sentences" / "guide.md").unlink()
    (docs / "sentences" / "about.md").write_bytes(b"# A\n\xff\n")
    (docs / "sentences" / "other.md").write_text("# A\n", "utf-8")
    (docs / "sentences" / "deep").mkdir()
    (docs / "sentences" / "deep" / "x.html").write_text("<p>", "utf-8")
    names = ", ".join(f"{name}.md" for name in SENTENCES)
    unknown = f"no page shows sentences of this file; the files are {names}; put the text into one of them"
    assert _found(docs) == [
        "docs/sentences/about.md:2: byte 0xff is not UTF-8; save the file as UTF-8",
        f"docs/sentences/deep/x.html:1: {unknown}",
        "docs/sentences/guide.md:1: the file is missing, and pages show its sentences; put it back",
        f"docs/sentences/other.md:1: {unknown}",
    ]


def test_no_site_opens_without_its_sentences(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    with pytest.raises(DataError) as caught:
        open_site(tmp_path, "https://portal.invalid/", [ROOT / "overrides"], data, synthetic.DAY)
    assert {problem.file for problem in caught.value.problems} == {f"docs/{source}" for source in sentences.SOURCES}
