# ruff: noqa: E501 (a line before and after on one line each reads best)
"""A value of a record is changed, and every other letter of its file stays."""

import string
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.parts.registry import KINDS
from portal.reading import editing, load, textfile, yamlfile
from portal.reading.editing import NotEditedError
from tests.project import VALID

LIST = """\
# The schools of the network.

# Belgium

- id: be-first
  name: 'First: the school'   # as it is written
  country: be
  place:   # of the main site
    town: Aalst   # by the river
    # in the middle of it
    lat: 50.9
    lon: 4.0
  about: |
    A text.

    # This is a heading of it.
  # What was asked.
  sources: [annual-report]  # only one
# Told by the office.
- id: be-second
  name: Second
  memberships: [{hub: be-hub-1, role: mentor}]
  sources:
    # the oldest
    - annual-report
    - source: minutes   # of the meeting
      at: page 3

# Croatia
"""
ORDER = ("id", "name", "country", "place", "memberships", "about", "sources")


def meaning(text: str) -> Any:
    """The records of a file, all values as text."""
    return yaml.load(text, Loader=yaml.CBaseLoader)


def changed(id: str, **fields: Any) -> str:
    """The list after fields of a record were set, or taken away by None."""
    record = next(record for record in meaning(LIST) if record["id"] == id)
    wanted = {name: value for name, value in {**record, **fields}.items() if value is not None}
    return editing.edited(LIST, {id: wanted}, ORDER)


def lines_that_differ(made: str) -> tuple[list[str], list[str]]:
    """The lines that went, and those that came."""
    before, after = LIST.splitlines(), made.splitlines()
    gone, come = [], []
    for tag, one, two, three, four in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += before[one:two]
            come += after[three:four]
    return gone, come


@pytest.mark.parametrize(
    ("id", "fields", "gone", "come"),
    [
        ("be-first", {"name": "Other"}, ["  name: 'First: the school'   # as it is written"], ["  name: Other   # as it is written"]),
        ("be-first", {"name": "A: b # c"}, None, ["  name: 'A: b # c'   # as it is written"]),
        ("be-first", {"place": {"town": "Gent", "lat": "50.9", "lon": "4.0"}}, ["    town: Aalst   # by the river"], ["    town: Gent   # by the river"]),
        ("be-first", {"place": {"town": "Aalst"}}, ["    lat: 50.9", "    lon: 4.0"], []),
        ("be-first", {"about": "One.\n\nTwo.\n"}, None, ["    One.", "    Two."]),
        ("be-first", {"about": "Short."}, None, ["  about: Short."]),
        ("be-first", {"about": None}, ["  about: |", "    A text.", "", "    # This is a heading of it."], []),
        ("be-first", {"sources": ["annual-report", "minutes"]}, None, ["  sources: [annual-report, minutes]  # only one"]),
        ("be-first", {"memberships": [{"hub": "be-hub-1", "role": "mentee"}]}, [], ["  memberships:", "    - hub: be-hub-1", "      role: mentee"]),
        ("be-second", {"sources": ["annual-report", {"source": "minutes", "at": "page 4"}]}, ["      at: page 3"], ["      at: page 4"]),
        ("be-second", {"country": "be"}, [], ["  country: be"]),
    ],
)  # fmt: skip
def test_only_what_was_meant_changes(id: str, fields: dict[str, Any], gone: list[str] | None, come: list[str]) -> None:
    lost, new = lines_that_differ(changed(id, **fields))
    assert new == come
    assert gone is None or lost == gone


def test_a_new_field_stands_in_the_order_of_the_fields() -> None:
    assert "  name: Second\n  country: be\n" in changed("be-second", country="be")


def test_new_fields_beside_one_that_goes_stand_in_the_order_of_the_fields() -> None:
    made = changed("be-second", name=None, about="Words.", country="be", place={"town": "Gent"})
    assert "- id: be-second\n  country: be\n  place:\n    town: Gent\n  memberships: [" in made
    assert "role: mentor}]\n  about: Words.\n  sources:\n" in made


def test_nothing_changed_is_the_same_text() -> None:
    for each in KINDS:
        for file in load.files_of(VALID, each):
            text = textfile.read(file)
            records = meaning(text) if isinstance(meaning(text), list) else [meaning(text)]
            assert editing.edited(text, {record.get("id", ""): record for record in records}, ()) == text


@pytest.mark.parametrize("text", ["", "# Schools\n[]\n", "# Schools\n- id: one\n  name: One"])
def test_a_record_is_added_at_the_end(text: str) -> None:
    new = {"id": "two", "name": "Two", "place": {"town": "T"}, "sources": ["a", {"source": "b", "at": "c"}]}
    made = editing.added(text, [new])
    assert meaning(made)[-1] == new
    assert made.endswith("\n")
    assert made.startswith(text.replace("[]\n", ""))


def test_a_file_of_one_record_takes_no_second() -> None:
    with pytest.raises(NotEditedError, match="file of its own"):
        editing.added("id: one\nname: One\n", [{"id": "two"}])


def test_a_file_of_its_own_names_its_schema() -> None:
    made = editing.own_file({"id": "one", "about": "A.\n\nB.\n"}, "../../schemas/schools.schema.json")
    assert (
        made == "# yaml-language-server: $schema=../../schemas/schools.schema.json\nid: one\nabout: |\n  A.\n\n  B.\n"
    )


TEXT = st.text(st.sampled_from(string.ascii_letters + " :#-'\"[]{},&*!|>%@`\\\u00e9\n"), max_size=30).map(
    lambda text: text.strip()
)
VALUES = st.recursive(
    TEXT,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(st.sampled_from(["town", "hub", "role"]), inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


@given(st.sampled_from(["be-first", "be-second"]), st.dictionaries(st.sampled_from(ORDER[1:]), st.none() | VALUES))
@settings(derandomize=True, deadline=None, database=None, max_examples=300)
def test_whatever_is_written_reads_as_meant(id: str, fields: dict[str, Any]) -> None:
    """Or it is refused; the other records and all comments between records stay."""
    try:
        made = changed(id, **fields)
    except NotEditedError:
        return
    read = {record["id"]: record for record in meaning(made)}
    other = "be-second" if id == "be-first" else "be-first"
    assert read[other] == {record["id"]: record for record in meaning(LIST)}[other]
    for name, value in fields.items():
        assert editing.same(read[id].get(name), value) or (value is None and name not in read[id])
    assert "# Told by the office." in made
    assert "# Croatia" in made


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x85", "\u2028", "\u2029", "\ufeff"])
def test_signs_that_no_file_may_have_are_written_as_numbers(sign: str, tmp_path: Path) -> None:
    """So the message about them names the field, and not a file that cannot be read."""
    record = {
        "id": "x",
        "name": f"a{sign}b \\L",
        "text": f"a\n{sign}b",
        "list": ["a", f"b{sign}"],
        "deep": {"a": sign + "c"},
    }
    file = tmp_path / "x.yaml"
    file.write_text(editing.own_file(record), "utf-8", newline="\n")
    root, problems = yamlfile.read(file, "x.yaml")
    assert problems == []
    assert root is not None and yamlfile.plain(root) == record


def test_a_record_that_is_not_there_is_named() -> None:
    with pytest.raises(NotEditedError, match='no record "nobody"'):
        editing.edited(LIST, {"nobody": {"id": "nobody"}}, ())
