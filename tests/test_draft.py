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
from tests.drafts import filled

MANY = [kind for kind in KINDS if not kind.single]


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
    if kind.name == "licence":  # It says what it permits.
        text += "  share: true\n  change: true\n  commercial: true\n"
    if kind.name == "survey":  # A scale has two ends.
        text = text.replace("type: scale", "type: open")
    kind.model.model_validate(record(tmp_path, text))


@pytest.mark.parametrize("kind", MANY, ids=lambda kind: kind.name)
def test_a_draft_with_every_optional_field_is_a_valid_record(tmp_path: Path, kind: Kind) -> None:
    id = "hr" if kind.name == "country" else "hr-new"
    text = filled(uncommented(draft.record(kind)), id)
    if kind.name == "event":  # A time zone goes with times of the clock, a former time with the status moved.
        text = text.replace("status: planned", "status: moved").replace("revision: 0", "revision: 1")
        text = re.sub(r"(?m)^(  start: [\d-]+)$", r"\1 10:00", re.sub(r"(?m)^(  end: [\d-]+)$", r"\1 10:00", text))
        text = re.sub(r"(?m)^  sessions:\n(?:    .*\n)+", "", text)  # They stand instead of start and end.
    if kind.name == "resource":  # It is a text or a file.
        text = re.sub(r"(?m)^  file: .*\n", "", text)
    if kind.name == "course":  # A question is of one type, and there are two to choose from.
        text = re.sub(r"(?m)^( +)(?:order|pairs):\n(?:\1 +.*\n)+", "", text)
        answer = r"(?m)^( +)- text: \S+\n +right: False\n"
        text = re.sub(answer, r"\1- text: None\n\1  right: true\n\1- text: Words\n", text)
        text = re.sub(r"(?m)^( +)- primary\n", r"\g<0>\g<0>", text)
    if kind.name == "survey":  # A scale has two ends.
        text = text.replace("      options:\n        - Words\n", "      options:\n        - Words\n        - More\n")
    if kind.name == "advisory member":  # Its own words are joined and left.
        text = re.sub(r"(?m)^  (since|until): .+\n", "", text)
    if kind.name == "school":  # A reason goes with what is not stated, and sites stand in one place.
        text = text.replace("certainty: stated", "certainty: implied")
        text = re.sub(r"(?m)^  places:\n(?:    .+\n)+", "", text)
    kind.model.model_validate(record(tmp_path, text))


@pytest.mark.parametrize("name", ["school", "cluster"])
def test_a_filled_draft_can_be_put_where_it_says(tmp_path: Path, name: str) -> None:
    text = filled(draft.record(kind_named(name)))
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
def test_what_cannot_be_drafted_is_said(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        draft.wanted(name, KINDS, synthetic.small(tmp_path))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.single], ids=lambda kind: kind.name)
def test_the_one_record_of_a_kind_is_drafted_while_its_file_is_missing(tmp_path: Path, kind: Kind) -> None:
    assert draft.wanted(kind.name.upper(), KINDS, tmp_path) == kind
    text = draft.record(kind)
    assert f"save this as data/{kind.stem}.yaml" in text
    for name, field in kind.model.model_fields.items():
        assert re.search(rf"^{'' if field.is_required() else '#'}{name}:", text, re.MULTILINE), name


def test_a_filled_draft_of_the_operator_can_be_put_where_it_says(tmp_path: Path) -> None:
    text = filled(draft.record(kind_named("operator"))).replace("confirmed: Words", "confirmed: 2021-11-01")
    text = text.replace("contact: Words", "contact: office@nova.example.eu")
    text = text.replace("privacy: Words", "privacy: https://nova.example.eu/privacy")
    assert synthetic.problems(synthetic.small(tmp_path, {"operator.yaml": text})) == []


@pytest.mark.parametrize("kind", MANY, ids=lambda kind: kind.name)
def test_no_hint_stands_behind_a_value(tmp_path: Path, kind: Kind) -> None:
    assert not re.search(r"(?m)^[^#\n]*\S[ \t]+#", uncommented(draft.record(kind)).split("\n", 5)[5])
    assert draft.wanted(kind.name.replace(" ", "-").upper(), KINDS, tmp_path) == kind
