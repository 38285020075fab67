"""What partners send is judged as a whole, told in words, and written at once or not at all."""

from pathlib import Path
from typing import Any

import pytest

from portal.doors.proposal import Proposed, Verdict, judged, standing, write
from portal.parts.registry import kind
from portal.problem import DataError
from portal.reading import filing
from tests import synthetic

SCHOOL = kind("school")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small network of the tests."""
    return synthetic.small(tmp_path)


def files(data: Path) -> dict[str, str]:
    """What is in the folder."""
    return {file.relative_to(data).as_posix(): file.read_text("utf-8") for file in data.rglob("*.yaml")}


def first(data: Path, **fields: Any) -> dict[str, Any]:
    """The first school with fields set."""
    return {**next(iter(standing(data, SCHOOL).values())), **fields}


def verdict(data: Path, *records: dict[str, Any]) -> Verdict:
    """What comes of these schools."""
    return judged(data, [Proposed(SCHOOL, record) for record in records], as_of=synthetic.DAY)


def test_what_stands_there_already_changes_nothing(data: Path) -> None:
    before = files(data)
    found = verdict(data, *standing(data, SCHOOL).values())
    assert found.nothing
    assert not found.files
    write(data, found)
    assert files(data) == before


def test_a_change_is_told_and_written_to_its_lines_alone(data: Path) -> None:
    before = files(data)
    found = verdict(data, first(data, website="https://school.example.eu/"))
    assert [str(change).partition(": ")[2] for change in found.changes] == [
        "website: https://mentor.example.eu/ -> https://school.example.eu/"
    ]
    assert files(data) == before, "nothing is touched by judging"
    write(data, found)
    (changed,) = [name for name, text in files(data).items() if text != before[name]]
    assert set(files(data)[changed].splitlines()) - set(before[changed].splitlines()) == {
        next(line for line in files(data)[changed].splitlines() if "website: https://school" in line)
    }


def test_each_fault_names_record_and_field_and_nothing_is_written(data: Path) -> None:
    before = files(data)
    found = verdict(data, first(data, website="no address", levels=["primry"]))
    assert ("website",) in {fault.path for fault in found.faults}
    assert {fault.id for fault in found.faults} == {first(data)["id"]}
    with pytest.raises(ValueError, match="nothing was written"):
        write(data, found)
    assert files(data) == before


def test_references_to_nothing_are_said_beside_values_that_no_field_takes(data: Path) -> None:
    found = verdict(data, first(data, website="no address", country="zz", levels=["primry"], sources=["nowhere"]))
    assert {fault.path[:1] for fault in found.faults} == {("website",), ("country",), ("levels",), ("sources",)}
    assert all(fault.kind is SCHOOL for fault in found.faults)
    alone = verdict(data, first(data, levels=["primry"], sources=["nowhere"]))
    assert {fault.message for fault in alone.faults} <= {fault.message for fault in found.faults}, "the same words"


def test_what_follows_from_another_fault_is_not_said(data: Path) -> None:
    hub = {**next(iter(standing(data, kind("cluster")).values())), "id": "be-hub-new", "website": "no address"}
    school = first(data, id="be-new", website="no address", memberships=[{"hub": "be-hub-new", "role": "mentee"}])
    proposed = [Proposed(kind("cluster"), hub), Proposed(SCHOOL, school)]
    found = judged(data, proposed, as_of=synthetic.DAY)
    assert {(fault.id, fault.path) for fault in found.faults if fault.path == ("website",)} == {
        ("be-hub-new", ("website",)),
        ("be-new", ("website",)),
    }
    assert not [fault for fault in found.faults if "does not exist" in fault.message]


def test_a_new_record_is_added(data: Path) -> None:
    new = {**first(data), "id": "be-brand-new", "name": "Brand New", "memberships": []}
    new.pop("national_code", None)
    new.pop("formerly", None)
    found = verdict(data, new)
    assert not found.faults
    assert [one.id for one in found.added] == ["be-brand-new"]
    write(data, found)
    assert standing(data, SCHOOL)["be-brand-new"]["name"] == "Brand New"


@pytest.mark.parametrize("id", ["../../outside", "/tmp/outside", "a/b", "x" * 300, "..", "A b"])
def test_an_id_that_is_none_names_no_file(id: str, data: Path) -> None:
    """Also where records stand in files of their own, which are called by their ids."""
    filing.split(data, SCHOOL)
    before = sorted(data.parent.rglob("*"))
    found = verdict(data, {**first(data), "id": id})
    assert {fault.path for fault in found.faults} >= {("id",)}
    assert all(".." not in name.parts and not name.is_absolute() for name in found.files)
    assert sorted(data.parent.rglob("*")) == before


def test_the_same_record_twice_is_refused(data: Path) -> None:
    (fault,) = verdict(data, first(data), first(data)).faults
    assert "twice" in fault.message


def test_data_that_is_wrong_already_judges_nobody(data: Path) -> None:
    (data / "schools.yaml").write_text("- id: one\n", encoding="utf-8")
    with pytest.raises(DataError):
        verdict(data, {"id": "two"})


def test_a_full_disk_leaves_everything_as_it_was(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(data)
    found = verdict(data, first(data, website="https://school.example.eu/"))

    def full(self: Path, *_given: Any, **_named: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        write(data, found)
    monkeypatch.undo()
    assert files(data) == before
    assert not list(data.rglob(".*.new"))
