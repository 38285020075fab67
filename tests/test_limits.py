"""Whatever is sent, the work that it makes is bounded, and what is too much is said with a remedy."""

from collections.abc import Callable
from pathlib import Path
from typing import get_origin

import pytest
from markdown_it import MarkdownIt
from pydantic import BaseModel, ValidationError

from portal import inspection
from portal.__main__ import main
from portal.host import outputs
from portal.parts.library import sheet
from portal.parts.registry import KINDS
from portal.problem import DataError, Findings, Problem
from portal.reading.messages import message
from portal.reading.schema import models_of
from portal.site import open_site
from tests import synthetic

ROOT = Path(__file__).parents[1]


def test_a_text_is_parsed_a_fixed_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[int] = []
    parse = MarkdownIt.parse

    def counted(parser: MarkdownIt, text: str, env: object = None) -> object:
        parsed.append(len(text))
        return parse(parser, text, env)  # type: ignore[arg-type]

    monkeypatch.setattr(MarkdownIt, "parse", counted)
    for lines in (10, 100, 1_000):
        parsed.clear()
        text = "## a\n\n[\n" + "a\n" * lines + "\n[x](javascript:1)\n"
        assert sheet.fault(text) == (
            lines + 5,
            'links to "javascript:1"; link to whole addresses only (https://, http:// or mailto:)',
        )
        assert len(parsed) == 1


def test_the_line_inside_a_text_of_a_record_is_said(tmp_path: Path) -> None:
    school = """\
- id: be-school-0001
  name: A
  country: be
  language: nl
  about: |
    Good.

    - [x](/relative/)
  sources: [synthetic-report]
"""
    found = synthetic.problems(synthetic.small(tmp_path, {"schools.yaml": school}))
    assert [line for line in found if "schools.yaml" in line and "links to" in line] == [
        'data/schools.yaml:8: be-school-0001: about links to "/relative/"; '
        "link to whole addresses only (https://, http:// or mailto:)"
    ]


# Messages


def printed(data: Path) -> list[str]:
    """What the check prints about the folder, which is not valid."""
    with pytest.raises(DataError) as caught:
        inspection.read(data, synthetic.DAY)
    return str(caught.value).splitlines()


def test_of_each_file_the_first_problems_are_printed_and_all_are_counted(tmp_path: Path) -> None:
    schools = "- a\n" * 30_000
    lines = printed(synthetic.small(tmp_path, {"schools/many.yaml": schools, "schools/few.yaml": "- b\n"}))
    text = 'a school record is expected here; write fields as "name: value", the first one after "- "'
    assert lines == [
        f"data/schools/few.yaml:1: {text}",
        *(f"data/schools/many.yaml:{line}: {text}" for line in range(1, 201)),
        "data/schools/many.yaml: ... and 29800 more problems in this file; mend those above first",
        "30001 problems in the data. Nothing was published.",
    ]


def test_fields_are_not_looked_at_without_end_and_the_message_says_so(tmp_path: Path) -> None:
    schools = "".join(f"- id: be-new-{number}\n" for number in range(2_000))
    closed = """\
- id: be-closed
  name: Refers to what was not looked at
  country: be
  language: nl
  ending: merged
  until: 2021-08-31
  successors: [be-new-1999]
  sources: [annual-report]
"""
    lines = printed(synthetic.small(tmp_path, {"schools/many.yaml": schools, "schools/new.yaml": closed}))
    many = [line.removeprefix("data/schools/many.yaml:") for line in lines if "schools/many.yaml" in line]
    assert len(many) == 201
    # Of each record four fields are missing.
    more = "... and at least 800 more problems in this file, which was not read on from here; mend those above first"
    assert many[-1] == f"251: {more}"
    assert lines[-1] == "at least 1000 problems in the data. Nothing was published."
    assert not [line for line in lines if "be-new-1999" in line]


def test_what_is_kept_are_the_first_lines_in_whatever_order_they_come() -> None:
    lines = [(7 * number) % 10_007 for number in range(10_007)]
    found = Findings(Problem("a", line, "", "x") for line in [*lines, *lines])
    assert [problem.line for problem in found] == list(range(200))
    assert found.of("a") == 10_007


def test_a_log_stays_readable_however_many_files_are_wrong() -> None:
    found = list(Findings(Problem(f"{file:04}", line, "", "x") for file in range(3_000) for line in (1, 2)).lines())
    assert len(found) == 1_001
    assert found[-1] == "... and 5000 more in 2500 other files; mend those above first"


def test_notices_are_as_few(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    school = """\
- id: be-new-{number}
  name: School {number}
  country: be
  language: nl
  contact: {{role: Head, person: {{name: Ivo, consent: {{given: 2021-01-01, scope: name, until: 2021-02-02}}}}}}
  sources: [annual-report]
"""
    schools = "".join(school.format(number=number) for number in range(300))
    assert main(["check", str(synthetic.small(tmp_path, {"schools/many.yaml": schools}))]) == 0
    lines = capsys.readouterr().out.splitlines()
    lines = [line for line in lines if "operator.yaml" not in line]
    assert len(lines) == 202
    assert lines[200] == "Note: data/schools/many.yaml: ... and 400 more in this file"


# Fields


MODELS = sorted(
    {model for kind in KINDS for model in models_of(kind.model)},
    key=lambda model: (model.__qualname__, model.__module__),
)
FIELDS = [(model, name) for model in MODELS for name in model.model_fields]
LARGE = [
    "x" * 1_000_000,
    ["x" * 30_000] * 3,
    {"x" * 30_000: "x" * 30_000},
    ["a"] * 100_000,
    "9" * 100_000,
    "x " * 40_000,
]


def said(model: type[BaseModel], name: str, value: object) -> list[str]:
    """The messages about ``value`` in that field."""
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        return [message(model, found) for found in error.errors() if found["loc"] and found["loc"][0] == name]
    return []


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_no_field_takes_what_is_large_and_no_message_repeats_it(model: type[BaseModel], name: str) -> None:
    for value in LARGE:
        found = said(model, name, value)
        assert 1 <= len(found) <= 50
        assert max(map(len, found)) < 1_000
    is_list = get_origin(model.model_fields[name].annotation) is tuple
    if is_list:
        assert "the limit is" in said(model, name, ["be"] * 100_000)[0]


def test_names_stand_once_in_every_list_of_names() -> None:
    lists = [(model, name) for model, name in FIELDS if get_origin(model.model_fields[name].annotation) is tuple]
    taken = {name for model, name in lists if not said(model, name, ["be", "be"])}
    once = {name for model, name in lists if any("more than once" in text for text in said(model, name, ["be", "be"]))}
    # Sentences, words and former names: what is said of two things can be the same.
    # Two levels are of a rubric and of a school.
    assert taken - once == {
        "also",
        "asked",
        "aspects",
        "beside",
        "challenges",
        "checks",
        "endings",
        "former_names",
        "options",
        "prompts",
        "rules",
        "words",
    }
    assert once >= {"sources", "levels", "themes", "formerly", "countries", "languages", "authors", "clusters"}


# What is accepted


DAYS = 28


def _news(number: int, more: str = "") -> str:
    return f"""\
- id: new-{number}
  title: News {number}
  summary: New.
  published: 2021-10-{number % DAYS + 1:02}
  body: Something happened.
  licence: CC-BY-4.0
  sources: [annual-report]
{more}"""


def _resource(number: int, more: str = "") -> str:
    return f"""\
- id: new-{number}
  title: Resource {number}
  summary: New.
  type: checklist
  audience: [teachers]
  languages: [nl]
  authors: [A]
  licence: CC-BY-4.0
  published: 2021-10-{number % DAYS + 1:02}
  url: https://example.eu/
  sources: [annual-report]
{more}"""


def _event(number: int) -> str:
    return f"""\
- id: new-{number}
  title: Event {number}
  type: meeting
  summary: New.
  published: 2021-10-{number % DAYS + 1:02}
  start: 2021-10-{number % DAYS + 1:02}
  countries: [be]
  clusters: [be-hub-1]
  themes: [reading]
  sources: [annual-report]
"""


def _term(number: int) -> str:
    return f"""\
- id: new-{number}
  term: newword{number}
  definition: New.
  sources: [annual-report]
"""


def _school(number: int) -> str:
    return f"""\
- id: be-new-{number}
  name: School {number}
  country: be
  language: nl
  sources: [annual-report]
"""


def _many(record: Callable[[int], str]) -> Callable[[int], str]:
    return lambda count: "".join(map(record, range(count)))


LINK = '  links: [{title: More, url: "https://example.eu/"}]\n'
SHAPES: dict[str, dict[str, Callable[[int], str]]] = {
    "everything is about one hub and links to one address": {
        "news/new.yaml": _many(lambda n: _news(n, f"  clusters: [be-hub-1]\n  themes: [reading]\n{LINK}")),
        "resources/new.yaml": _many(lambda n: _resource(n, "  clusters: [be-hub-1]\n  themes: [reading]\n")),
        "events/new.yaml": _many(_event),
    },
    "words of the glossary that all news use": {
        "glossary/new.yaml": _many(_term),
        "news/new.yaml": _many(lambda n: _news(n).replace("Something", " ".join(f"newword{n + k}" for k in range(9)))),
    },
    "schools in no hub": {"schools/new.yaml": _many(_school)},
}


@pytest.mark.build
@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_built_grows_no_faster_than_the_data(tmp_path: Path, shape: str) -> None:
    sizes = [_written(tmp_path / str(count), shape, count) for count in (40, 160, 400)]
    # Of the second step twice as much as of the first, were it exactly in proportion.
    assert sizes[2] - sizes[1] < 2.6 * (sizes[1] - sizes[0])


def _written(folder: Path, shape: str, count: int) -> int:
    """Characters and bytes of all pages and of the files beside them."""
    data = synthetic.small(folder, {name: made(count) for name, made in SHAPES[shape].items()})
    site = open_site(ROOT, "https://portal.example.eu/", [ROOT / "overrides"], data, synthetic.DAY)
    size = sum(len(site.explained(page.body(site.templates), whole=False)) for page in site.pages)
    found = outputs.outputs(site.templates, site.location, dict.fromkeys(page.path for page in site.pages))
    return size + sum(map(len, found.values()))
