"""The record that ``python -m portal new`` prints can be filled in as it stands."""

import re
from pathlib import Path

import pytest

from portal.parts.registry import KINDS
from portal.parts.registry import kind as kind_named
from portal.reading import draft, yamlfile
from portal.reading.docstrings import docstrings
from portal.records.kind import Kind
from tests import synthetic

MANY = [kind for kind in KINDS if not kind.single]
VALUES = {
    "approach": "bottom-up",
    "approaches": "bottom-up",
    "bounds.east": "20",
    "bounds.north": "47",
    "bounds.south": "42",
    "bounds.west": "13",
    "clusters": "hr-hub-1",
    "clusters_planned": "2",
    "contexts": "rural",
    "country": "hr",
    "case_studies": "first-story",
    "countries": "hr",
    "about": "exactly",
    "archived_url": "https://nova.example.eu/archive",
    "audience": "teachers",
    "authors": "network-office",
    "change": "true",
    "commercial": "true",
    "credit": "true",
    "course": "reading-course",
    "date": "2021-10-01",
    "deadline": "2021-09-30 12:00",
    "events": "first-meeting",
    "join_url": "https://nova.example.eu/join",
    "licence": "CC-BY-4.0",
    "modules.id": "module-1",
    "most": "90",
    "moved_from": "2021-09-01 10:00",
    "minutes": "20",
    "published": "2021-10-01",
    "related": "tablet-rules",
    "share": "true",
    "text": "sheet.md",
    "translation_of": "tablet-rules",
    "recording": "https://nova.example.eu/recording",
    "revision": "1",
    "slides": "https://nova.example.eu/slides",
    "status": "moved",
    "time_zone": "Europe/Brussels",
    "updated": "2021-10-02",
    "value": "12",
    "file": "picture.png",
    "email": "office@nova.example.eu",
    "end": "2021-10-02",
    "formerly": "hr-old",
    "given": "2021-10-01",
    "granted": "2021-10-01",
    "guide": "course-guide.md",
    "hubs_in": "hr",
    "intro": "course-intro.md",
    "joined": "2021-10-01",
    "language": "hr",
    "languages": "hr",
    "lat": "45.555",
    "least": "60",
    "levels": "primary",
    "lon": "18.695",
    "mentees": "hr-mentee-4",
    "mentor": "hr-mentor",
    "national_language": "hr",
    "number": "1.0",
    "objectives.id": "read",
    "opens": "2021-10-01",
    "organisation": "network-office",
    "organiser": "network-office",
    "original.language": "hr",
    "policy_challenges": "equity",
    "pass_mark": "75",
    "priorities": "reading",
    "programmes.purpose": "equity",
    "provider": "network-office",
    "questions.id": "question",
    "questions.objectives": "read",
    "quiz.id": "quiz",
    "role_not_stated": "hr-mentee-3",
    "school": "hr-mentor",
    "schools": "hr-mentor",
    "see_also": "reading-circle",
    "sources": "annual-report",
    "start": "2021-10-01",
    "themes": "reading",
    "type": "association",
    "unit": "1.0",
    "units.text": "lesson.md",
    "unnamed.role": "mentee",
    "until": "2031-10-01",
    "url": "https://nova.example.eu/page",
    "website": "https://nova.example.eu/",
    "withdrawn": "2031-10-01",
}
"""Sensible values by field, or by part and field. Every other field is text."""


def filled(text: str, id: str = "hr-new") -> str:
    """The draft with a value for every "..."."""
    lines = []
    parents: dict[int, str] = {}
    for line in text.split("\n"):
        if line.lstrip().startswith("#"):
            lines.append(line)
            continue
        if found := re.match(r"( *(?:- )?)([a-z_]+):", line):
            parents = {column: name for column, name in parents.items() if column < len(found[1])}
            parents[len(found[1])] = found[2]
        path = [name for _column, name in sorted(parents.items())]
        value = VALUES.get(".".join(path[-2:]), VALUES.get(path[-1], "Words")) if path else ""
        lines.append(line.replace("...", id if path == ["id"] else value, 1))
    return "\n".join(lines)


def uncommented(text: str) -> str:
    """The draft with every optional line in use: the # before it deleted, as the draft says."""
    return re.sub(r"^( +)#(?! \S)", r"\1", text, flags=re.MULTILINE)


def record(folder: Path, text: str) -> object:
    """The one record in the text, as pydantic takes it."""
    path = folder / "draft.yaml"
    path.write_text(text, encoding="utf-8")
    root, problems = yamlfile.read(path, "draft.yaml")
    assert root is not None, problems
    assert problems == []
    (found,) = yamlfile.plain(root)
    return found


@pytest.mark.parametrize("kind", MANY, ids=lambda kind: kind.name)
def test_a_draft_names_and_explains_every_field(kind: Kind) -> None:
    text = draft.record(kind)
    explained = " ".join(re.findall(r"^ +# (.*)$", text, re.MULTILINE))
    for name in kind.model.model_fields:
        assert re.search(rf"^  (#|- )?{name}:|^- {name}:", text, re.MULTILINE), name
        assert docstrings(kind.model).get(name), f"{kind.name}: {name} has no docstring"
        assert docstrings(kind.model)[name] in explained, name


@pytest.mark.parametrize("kind", MANY, ids=lambda kind: kind.name)
def test_what_is_required_stands_ready_and_what_is_optional_is_commented_out(kind: Kind) -> None:
    text = draft.record(kind)
    for name, field in kind.model.model_fields.items():
        commented = re.search(rf"^  #{name}:", text, re.MULTILINE) is not None
        assert commented is not field.is_required(), name


@pytest.mark.parametrize("kind", MANY, ids=lambda kind: kind.name)
def test_a_filled_draft_is_a_valid_record(tmp_path: Path, kind: Kind) -> None:
    id = "hr" if kind.name == "country" else "hr-new"
    text = filled(draft.record(kind), id)
    if kind.name == "resource":  # It is found somewhere.
        text += "  url: https://nova.example.eu/sheet\n"
    if kind.name == "survey":  # A scale has two ends.
        text = text.replace("type: scale", "type: open")
    kind.model.model_validate(record(tmp_path, text))


@pytest.mark.parametrize("kind", MANY, ids=lambda kind: kind.name)
def test_a_draft_with_every_optional_field_is_a_valid_record(tmp_path: Path, kind: Kind) -> None:
    id = "hr" if kind.name == "country" else "hr-new"
    text = filled(uncommented(draft.record(kind)), id)
    if kind.name == "event":  # A time zone goes with times of the clock, a former time with the status moved.
        text = text.replace("status: planned", "status: moved").replace("revision: 0", "revision: 1")
        text = re.sub(r"(?m)^(  (?:start|end): [\d-]+)$", r"\1 10:00", text)
    if kind.name == "resource":  # It is a text or a file.
        text = re.sub(r"(?m)^  file: .*\n", "", text)
    if kind.name == "course":  # A question is of one type, and there are two to choose from.
        text = re.sub(r"(?m)^( +)(?:order|pairs):\n(?:\1 +.*\n)+", "", text)
        answer = r"(?m)^( +)- text: \S+\n +right: False\n"
        text = re.sub(answer, r"\1- text: None\n\1  right: true\n\1- text: Words\n", text)
        text = re.sub(r"(?m)^( +)- primary\n", r"\g<0>\g<0>", text)
    if kind.name == "survey":  # A scale has two ends.
        text = text.replace("      options:\n        - Words\n", "      options:\n        - Words\n        - More\n")
    kind.model.model_validate(record(tmp_path, text))


@pytest.mark.parametrize("name", ["school", "cluster"])
def test_a_filled_draft_can_be_put_where_it_says(tmp_path: Path, name: str) -> None:
    text = filled(draft.record(kind_named(name)))
    if name == "cluster":
        text += "  unnamed: [{role: mentor}, {role: mentee, count: 4}]\n"
    assert f"data/{name}s.yaml" in text
    assert f"data/{name}s/" in text
    assert synthetic.problems(synthetic.small(tmp_path / "own", {f"{name}s/new.yaml": text})) == []
    data = synthetic.small(tmp_path / "end")
    with (data / f"{name}s.yaml").open("a", encoding="utf-8") as file:
        file.write("\n" + text)
    assert synthetic.problems(data) == []


@pytest.mark.parametrize("kind", MANY, ids=lambda kind: kind.name)
def test_a_file_of_its_own_says_the_same_as_the_entry_of_a_list(tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(filled(draft.own_file(kind)), encoding="utf-8")
    root, problems = yamlfile.read(path, "own.yaml")
    assert root is not None and problems == []
    assert yamlfile.plain(root) == record(tmp_path, filled(draft.record(kind)))
    assert f"save this as data/{kind.stem}/ID.yaml" in draft.own_file(kind)


@pytest.mark.parametrize("kind", MANY, ids=lambda kind: kind.name)
def test_an_unfilled_draft_is_never_published(tmp_path: Path, kind: Kind) -> None:
    found = synthetic.problems(synthetic.small(tmp_path, {f"{kind.stem}/new.yaml": draft.record(kind)}))
    dots = [index for index, line in enumerate(draft.record(kind).split("\n"), 1) if re.match(r"^[^#]+: \.\.\.", line)]
    assert {int(line.split(":")[1]) for line in found} >= set(dots)


@pytest.mark.parametrize("name", ["school", "cluster", "country"])
def test_coordinates_can_be_found_in_the_draft(name: str) -> None:
    """Parts show their optional fields too: who wants to give coordinates must learn what they are called."""
    text = draft.record(kind_named(name))
    fields = ("role", "email") if name == "country" else ("town", "lat", "lon")
    for field in fields:
        assert re.search(rf"\b{field}:", text), field


def test_lines_are_short_enough_to_read() -> None:
    for kind in MANY:
        assert max(map(len, draft.record(kind).split("\n"))) <= 120


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Say what you want to add."),
        ("theme", 'Did you mean "themes"?'),
        ("schools", 'Did you mean "school"?'),
        ("News", 'Did you mean "news-item"?'),
        ("project", "There is one project only: correct or write it in data/project.yaml."),
    ],
)
def test_what_cannot_be_drafted_is_said(name: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        draft.wanted(name, KINDS)


@pytest.mark.parametrize("kind", MANY, ids=lambda kind: kind.name)
def test_no_hint_stands_behind_a_value(kind: Kind) -> None:
    assert not re.search(r"(?m)^[^#\n]*\S[ \t]+#", uncommented(draft.record(kind)).split("\n", 5)[5])
    assert draft.wanted(kind.name.replace(" ", "-").upper(), KINDS) == kind
