"""Files become records, and records a portal with look-ups in both directions; every problem is said at once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import AfterValidator, BaseModel, ValidationError

from portal import inspection
from portal.__main__ import main
from portal.open_data.records import OpenData
from portal.parts.about.records import (
    Accessibility,
    AdvisoryBoard,
    AdvisoryMember,
    Deliverable,
    GlossaryTerm,
    Partner,
)
from portal.parts.events.records import Event
from portal.parts.exchange.records import Finding, PolicyExchange
from portal.parts.mentoring.records import Guide
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.parts.registry import KINDS
from portal.parts.stories.cases import Cases
from portal.parts.stories.records import CaseStudy
from portal.parts.training.records import Course, Survey
from portal.portal import Portal
from portal.problem import DataError, Findings, Problem, report
from portal.reading import yamlfile
from portal.reading.load import files_of
from portal.records import fields
from portal.records.base import Contact
from portal.records.operator import Operator
from portal.words import moment
from portal.words.typography import typeset
from tests import synthetic

ROOT = Path(__file__).parent.parent
SCHOOL = "- id: hr-new\n  name: Nova škola\n  country: hr\n  language: hr\n  sources: [annual-report]\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """The portal of the hand-written folder."""
    found, notices = inspection.read(synthetic.small(tmp_path_factory.mktemp("small")), synthetic.DAY)
    assert list(notices) == []
    return found


# Files


def test_one_file_and_a_folder_of_files_are_read_together(tmp_path: Path) -> None:
    other = SCHOOL.replace("hr-new", "hr-other").replace("Nova", "Druga")
    single = SCHOOL.replace("- id: hr-new", "id: hr-single").replace("Nova", "Treća").replace("\n  ", "\n")
    files = {"schools/b.yaml": SCHOOL, "schools/a.yaml": other, "schools/deep/er.yaml": single}
    found, _notices = inspection.read(synthetic.small(tmp_path, files), synthetic.DAY)
    assert len(found.every(School)) == 13
    assert {"hr-other", "hr-new", "hr-single"} <= set(found.every(School))


def test_a_folder_alone_is_enough(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    (data / "schools").mkdir()
    (data / "schools.yaml").rename(data / "schools" / "all.yaml")
    found, _notices = inspection.read(data, synthetic.DAY)
    assert len(found.every(School)) == 10


def test_files_are_taken_in_the_same_order_everywhere(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path, {"schools/b.yaml": "[]", "schools/a.yaml": "[]", "schools/c/a.yaml": "[]"})
    kind = next(kind for kind in KINDS if kind.name == "school")
    found = [path.relative_to(data).as_posix() for path in files_of(data, kind)]
    assert found == ["schools.yaml", "schools/a.yaml", "schools/b.yaml", "schools/c/a.yaml"]


def test_an_empty_list_says_there_is_none_yet(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path, {"advisory_members.yaml": "[]\n"})
    found, _notices = inspection.read(data, synthetic.DAY)
    assert len(found.every(AdvisoryMember)) == 0


def test_an_empty_file_is_a_problem(tmp_path: Path) -> None:
    assert synthetic.problems(synthetic.small(tmp_path, {"advisory_members.yaml": b""})) == [
        "data/advisory_members.yaml:1: the file is empty; add a record, write [] for none yet, or delete it"
    ]


def test_a_file_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    latin = SCHOOL.replace("Nova škola", "École").encode("latin-1")
    assert synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": latin})) == [
        "data/schools/new.yaml:2: byte 0xc9 is not UTF-8; save the file with the encoding UTF-8"
    ]


def test_a_file_over_the_limit_is_a_problem(tmp_path: Path) -> None:
    large = SCHOOL + "#" * yamlfile.MAX_BYTES
    assert synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": large})) == [
        "data/schools/new.yaml:1: the file has 5.0 MB and the limit is 5 MB; "
        "split it into several files in a folder named new/"
    ]


def test_hostile_nesting_is_a_problem(tmp_path: Path) -> None:
    files = {"schools/a.yaml": "- " * 50_000, "schools/b.yaml": "[" * 50_000}
    assert synthetic.problems(synthetic.small(tmp_path, files)) == [
        "data/schools/a.yaml:1: more than 12 levels inside each other; check the indentation",
        "data/schools/b.yaml:1: more than 12 levels inside each other; check the indentation",
    ]


def test_without_a_project_there_is_no_portal(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    (data / "project.yaml").unlink()
    assert synthetic.problems(data) == ["data/project.yaml:1: there is no project record; the portal needs one, add it"]


def test_an_unreadable_project_is_not_called_missing(tmp_path: Path) -> None:
    found = synthetic.problems(synthetic.small(tmp_path, {"project.yaml": "acronym: 'SYN\n"}))
    assert len(found) == 1
    assert "not readable as YAML" in found[0]


def test_hidden_files_of_editors_are_left_alone(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path, {".DS_Store": b"\x00", "schools/.new.yaml.swp": b"\x00"})
    (data / "schools" / ".#new.yaml").symlink_to("somebody@laptop.1234")
    assert synthetic.problems(data) == []


def test_a_folder_named_like_a_file_does_not_stop_the_check(tmp_path: Path) -> None:
    assert synthetic.problems(synthetic.small(tmp_path, {"schools/old.yaml/new.yaml": SCHOOL})) == []


def test_a_link_to_another_file_is_not_followed(tmp_path: Path) -> None:
    """A pull request could otherwise show what is on the computer that builds the site."""
    outside = tmp_path / "outside.yaml"
    outside.write_text(SCHOOL, encoding="utf-8")
    data = synthetic.small(tmp_path, {"schools/none.yaml": "[]"})
    (data / "schools" / "new.yaml").symlink_to(outside)
    (data / "schools" / "gone.yaml").symlink_to("nowhere.yaml")
    assert synthetic.problems(data) == [
        "data/schools/gone.yaml:1: is a link to another file; put the file itself here",
        "data/schools/new.yaml:1: is a link to another file; put the file itself here",
    ]


def test_references_to_a_kind_that_could_not_be_read_are_not_reported_as_well(tmp_path: Path) -> None:
    found = synthetic.problems(synthetic.small(tmp_path, {"schools.yaml": "- id: 'be-mentor\n"}))
    assert len(found) == 1
    assert found[0].startswith("data/schools.yaml:")


def test_references_to_a_broken_record_are_not_reported_as_well(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    path = data / "schools.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("language: nl", "language: dutch", 1), encoding="utf-8")
    found = synthetic.problems(data)
    assert len(found) == 1
    assert found[0].startswith("data/schools.yaml:6: be-mentor: language")


# Values


def test_a_code_keeps_its_zeros(small: Portal) -> None:
    assert small.every(School)["be-mentor"].national_code == "01000"
    assert small.project.funding[0].grant == "00123"
    assert small.every(Partner)["network-office"].short_name == "NO"


@pytest.mark.parametrize(
    "written", ["12:30", "NO", "on", "null", "01000", "1e3", "2021-05-19", "{{ 7 * 7 }}", "<b>x</b>"]
)
def test_one_line_texts_are_kept_as_written(tmp_path: Path, written: str) -> None:
    name = f'"{written}"' if written.startswith("{") else written
    data = synthetic.small(tmp_path, {"schools/new.yaml": SCHOOL.replace("Nova škola", name)})
    found, _notices = inspection.read(data, synthetic.DAY)
    assert found.every(School)["hr-new"].name == written


def test_days_and_numbers_are_converted(small: Portal) -> None:
    assert small.project.start == date(2020, 11, 1)
    assert small.project.targets.schools == 20
    place = small.every(School)["hr-mentor"].place
    assert place is not None
    assert (place.lat, place.lon, place.precision) == (45.555, 18.695, "town-centre")
    assert small.single(AdvisoryBoard).open is False


def test_records_are_frozen(small: Portal) -> None:
    school = small.every(School)["be-mentor"]
    with pytest.raises(ValidationError, match="frozen"):
        school.name = "Other"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="frozen"):
        small.project.targets.clusters = 5  # type: ignore[misc]
    with pytest.raises(TypeError):
        small.every(School)["be-other"] = school  # type: ignore[index]
    with pytest.raises(AttributeError):
        small.project = small.project
    assert isinstance(school.levels, tuple)


# Look-ups


def test_from_a_school_to_its_hub_and_back(small: Portal) -> None:
    school, hub = small.every(School)["hr-mentor"], small.every(Cluster)["hr-hub-1"]
    assert small.view(Membership).cluster_of(school) == hub
    assert school in small.view(Membership).members(hub)
    assert [member.id for member in small.view(Membership).members(hub)] == [
        "hr-mentor",
        "hr-mentee-1",
        "hr-mentee-2",
        "hr-mentee-3",
    ]
    assert small.view(Membership).mentor(hub) == school
    for member in small.view(Membership).members(hub):
        assert small.view(Membership).cluster_of(member) == hub


def test_roles(small: Portal) -> None:
    roles = {
        id: small.view(Membership).role_of(small.every(School)[id])
        for id in ("hr-mentor", "hr-mentee-1", "hr-mentee-3", "hr-mentee-4")
    }
    assert roles == {
        "hr-mentor": "mentor",
        "hr-mentee-1": "mentee",
        "hr-mentee-3": "not-stated",
        "hr-mentee-4": "mentee",
    }
    gone = small.every(School)["hr-mentee-4"]
    assert small.view(Membership).cluster_of(gone) == small.every(Cluster)["hr-hub-1"]
    assert gone not in small.view(Membership).members(small.every(Cluster)["hr-hub-1"])
    assert small.view(Membership).role_is_implied(small.every(School)["hr-mentor"])
    assert not small.view(Membership).role_is_implied(small.every(School)["hr-mentee-1"])
    assert not small.view(Membership).role_is_implied(small.every(School)["hr-mentee-4"])


def test_hub_without_named_mentor(tmp_path: Path) -> None:
    hub = "- id: hr-hub-2\n  name: New hub\n  country: hr\n  sources: [annual-report]\n"
    found, _notices = inspection.read(synthetic.small(tmp_path, {"clusters/new.yaml": hub}), synthetic.DAY)
    assert found.view(Membership).mentor(found.every(Cluster)["hr-hub-2"]) is None
    assert found.view(Membership).members(found.every(Cluster)["hr-hub-2"]) == ()
    roster = found.view(Membership).roster(found.every(Cluster)["hr-hub-2"])
    assert (roster.size, roster.unnamed("mentor"), roster.unnamed("mentee")) == (5, 1, 4)
    assert [other.id for other in found.view(Membership).neighbours(found.every(Cluster)["hr-hub-2"])] == ["hr-hub-1"]
    assert [other.id for other in found.view(Membership).neighbours(found.every(Cluster)["hr-hub-1"])] == ["hr-hub-2"]
    assert found.view(Membership).neighbours(found.every(Cluster)["be-hub-1"]) == ()
    assert found.view(Membership).clusters_unpublished(found.every(Country)["hr"]) == 0
    assert found.view(Membership).clusters_unpublished(found.every(Country)["be"]) == 1


def test_from_a_country(small: Portal) -> None:
    belgium, croatia = small.every(Country)["be"], small.every(Country)["hr"]
    assert [hub.id for hub in small.view(Membership).clusters_in(belgium)] == ["be-hub-1"]
    assert [school.id for school in small.view(Membership).schools_in(croatia)] == [
        "hr-mentor",
        "hr-mentee-1",
        "hr-mentee-2",
        "hr-mentee-3",
        "hr-mentee-4",
    ]


def test_stories_are_found_from_school_hub_and_country(small: Portal) -> None:
    def stories(record: Any) -> list[str]:
        return [case.id for case in small.view(Cases).about(record)]

    assert stories(small.every(Cluster)["be-hub-1"]) == ["reading-aloud"]
    assert stories(small.every(Country)["be"]) == ["reading-aloud"]
    # A story about a hub is about each of its schools.
    assert stories(small.every(School)["be-mentee-4"]) == ["reading-aloud"]
    assert stories(small.every(School)["hr-mentor"]) == ["tablets-on-loan"]
    # A story about a school is not about its hub.
    assert stories(small.every(Cluster)["hr-hub-1"]) == []
    assert stories(small.every(School)["hr-mentee-1"]) == []


def test_a_story_that_names_hub_and_school_is_listed_once(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    path = data / "case_studies.yaml"
    content = path.read_text(encoding="utf-8").replace(
        "clusters: [be-hub-1]", "clusters: [be-hub-1]\n  schools: [be-mentor]"
    )
    path.write_text(content, encoding="utf-8")
    found, _notices = inspection.read(data, synthetic.DAY)
    assert [case.id for case in found.view(Cases).about(found.every(School)["be-mentor"])] == ["reading-aloud"]


def test_terms(small: Portal) -> None:
    assert small.term("levels", "primary").label == "Primary school"
    with pytest.raises(KeyError):
        small.term("levels", "nursery")


# Problems


BROKEN = {
    "schools/new.yaml": SCHOOL.replace("language: hr", "language: croatian") + "  levls: [primary]\n",
    "clusters/new.yaml": "- id: hr-hub-2\n  name: 'New hub\n",
    "case_studies/new.yaml": "- id: new\n  title: New\n",
    "themes.yaml": "[]\n",
}


def test_all_problems_are_said_at_once_and_sorted(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path, BROKEN)
    with pytest.raises(DataError) as caught:
        inspection.read(data, synthetic.DAY)
    problems = caught.value.problems
    assert {problem.file for problem in problems} == {f"data/{name}" for name in BROKEN}
    assert [(problem.file, problem.line) for problem in problems] == sorted((p.file, p.line) for p in problems)
    assert sum(problem.file == "data/schools/new.yaml" for problem in problems) == 2
    assert str(caught.value) == report(Findings(problems))
    assert str(caught.value).splitlines()[-1] == f"{len(problems)} problems in the data. Nothing was published."


def test_problems_sort_by_line_as_a_number() -> None:
    found = report(Findings([Problem("a", 10, "", "ten"), Problem("a", 9, "x", "nine"), Problem("a", 9, "", "file")]))
    assert found.splitlines() == [
        "a:9: file",
        "a:9: x: nine",
        "a:10: ten",
        "3 problems in the data. Nothing was published.",
    ]


def test_one_problem_is_counted_in_the_singular() -> None:
    assert report(Findings([Problem("a", 1, "", "x")])).endswith("\n1 problem in the data. Nothing was published.")


HOSTILE = '"' + "x" * 5_000 + '\\n::error::\\e]0;title\\a\\u202E"'


@pytest.mark.parametrize(
    "school",
    [
        SCHOOL.replace("hr-new", HOSTILE),
        SCHOOL.replace("country: hr", f"country: {HOSTILE}"),
        SCHOOL.replace("language: hr", f"language: {HOSTILE}"),
        SCHOOL.replace("annual-report", HOSTILE),
        SCHOOL + f"  organisation: {HOSTILE}\n",
        SCHOOL + f"  website: {HOSTILE}\n",
        SCHOOL + f"  place: {HOSTILE}\n",
        SCHOOL + f"  place: {{town: Osijek, lat: {HOSTILE}}}\n",
        SCHOOL + f"  contact: {{role: Head, email: {HOSTILE}}}\n",
        SCHOOL + f"  contact: {{role: Head, person: {{name: Ivo, consent: {{given: {HOSTILE}, scope: name}}}}}}\n",
        SCHOOL + f"  {HOSTILE.replace('x' * 4_200, '')}: x\n",
        SCHOOL + f"  {HOSTILE}: x\n",
    ],
)
def test_no_value_makes_a_message_long_or_forges_another(tmp_path: Path, school: str) -> None:
    found = synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": school}))
    assert found
    for line in found:
        assert line.isprintable()
        assert line.startswith("data/schools/new.yaml:")
        assert len(line) < 600


# The command line


def test_check_says_that_all_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = synthetic.small(tmp_path)
    assert main(["check", str(data)]) == 0
    *notes, said = capsys.readouterr().out.splitlines()
    assert said == f"All is well: 10 schools in 2 hubs, no problem in {data}/."
    assert all(note.startswith("Note: data/operator.yaml:") for note in notes), "its contact was confirmed long ago"


def test_check_prints_every_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = synthetic.small(tmp_path, BROKEN)
    assert main(["check", str(data)]) == 1
    expected = synthetic.problems(data)
    count = f"{len(expected)} problems in the data. Nothing was published."
    assert capsys.readouterr().out.splitlines() == [*expected, count]


def test_check_of_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nothing")]) == 2
    assert "There is no folder" in capsys.readouterr().err


@pytest.mark.parametrize(("files", "code"), [({}, 0), (BROKEN, 1)])
def test_the_command_checks_the_folder_data(tmp_path: Path, files: dict[str, str], code: int) -> None:
    synthetic.small(tmp_path, files)
    done = subprocess.run(
        [sys.executable, "-m", "portal", "check"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == code
    if code == 0:
        assert done.stdout.splitlines()[-1] == "All is well: 10 schools in 2 hubs, no problem in data/."
    else:
        assert done.stdout.splitlines()[:-1] == synthetic.problems(tmp_path / "data")


def test_new_prints_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "case-study"]) == 0
    assert "- id: ..." in capsys.readouterr().out


def test_the_day_of_a_build_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640995199")
    assert moment.today() == date(2021, 12, 31)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640995200")
    assert moment.today() == date(2022, 1, 1)


# Synthetic folders


@pytest.mark.parametrize("schools", [1, 10, 23, 150])
def test_synthetic_folders_are_valid(tmp_path: Path, schools: int) -> None:
    synthetic.write(tmp_path / "data", schools)
    found, notices = inspection.read(tmp_path / "data", synthetic.DAY)
    assert list(notices) == []
    count = max(10, -(-schools // 5) * 5)
    assert len(found.every(School)) == count
    assert len(found.every(Cluster)) == found.project.targets.clusters == count // 5
    assert len(found.every(Country)) >= 2
    assert all(found.view(Membership).cluster_of(school) for school in found.every(School).values())
    assert all(school.site and school.about for school in found.every(School).values())
    assert all(found.view(Membership).clusters_unpublished(country) == 0 for country in found.every(Country).values())


def test_synthetic_files_are_split_below_the_limit(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "data", 50, text=lambda label: "word " * 3_000 if label == "school.about" else label)
    assert synthetic.problems(tmp_path / "data") == []
    synthetic.write(tmp_path / "large", 5_000, text=lambda label: "w " * 5_000 if label == "school.about" else label)
    sizes = [path.stat().st_size for path in (tmp_path / "large").rglob("*.yaml")]
    assert max(sizes) < yamlfile.MAX_BYTES
    assert sum(sizes) > 10 * yamlfile.MAX_BYTES


def leaves(part: BaseModel, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Every field inside a record that is no record itself: its path, its value and its pydantic field."""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from leaves(item, f"{path}{type(part).__name__}.")
            else:
                yield f"{type(part).__name__}.{name}", item, field


def records(found: Portal) -> Iterator[BaseModel]:
    """Every record of the portal."""
    yield found.project
    yield found.single(AdvisoryBoard)
    yield found.single(Guide)
    for table in (
        found.sources,
        found.every(Country),
        found.every(Partner),
        found.every(School),
        found.every(Cluster),
        found.every(Course),
    ):
        yield from table.values()
    yield from found.every(Survey).values()
    yield from found.every(AdvisoryMember).values()
    yield from found.every(CaseStudy).values()
    yield from found.every(Event).values()
    yield from found.every(Deliverable).values()
    yield found.single(PolicyExchange)
    yield from found.every(Finding).values()
    yield found.single(Accessibility)
    yield found.single(Operator)
    yield found.single(OpenData)
    yield from found.every(GlossaryTerm).values()
    for terms in found.vocabularies.values():
        yield from terms.values()


NOT_FREE = {"Place.precision", "Question.unit"}
"""What is a line of text with rules of its own."""


def is_free_text(field: Any) -> bool:
    """Whether the field is a Line or Markdown without a pattern of its own."""
    validators = {item.func for item in _metadata(field) if isinstance(item, AfterValidator)}
    refers = any(isinstance(item, fields.Refers | fields.Term) for item in _metadata(field))
    return bool(validators & {fields._line, fields.block}) and not refers


def _metadata(field: Any) -> list[Any]:
    found = list(field.metadata)
    for argument in getattr(field.annotation, "__args__", ()):
        found += getattr(argument, "__metadata__", ())
    return found


ENDINGS = frozenset({"until", "known_until", "left", "ending", "successor", "successors"})
"""Fields that say how something ended."""


def test_synthetic_records_plant_a_text_in_every_free_field(tmp_path: Path) -> None:
    payload = "<script>planted()</script> & \"quoted\" 'single' {{ 7*7 }} \\ # : - € čжΩ"
    synthetic.write(tmp_path / "data", 10, text=lambda _label: payload)
    found, _notices = inspection.read(tmp_path / "data", synthetic.DAY)
    filled, free = set(), set()
    for record in records(found):
        for path, value, field in leaves(record):
            if value not in (None, ()):
                filled.add(path)
            if not is_free_text(field) or path in NOT_FREE:
                continue
            free.add(path)
            assert value is None or payload in value or typeset(payload) in value, path
    models: list[type[BaseModel]] = [type(record) for record in records(found)]
    expected = set()
    while models:
        model = models.pop()
        for name, field in model.model_fields.items():
            inner = _models(field.annotation)
            models += inner
            if not inner:
                expected.add(f"{model.__name__}.{name}")
    assert len(free) > 50
    unfilled = expected - filled
    # A consent that is withdrawn is no field to fill: its name would be left out. Nor is what says that something
    # ended, which then counts no more, a former place of what moved in time, a former
    # name that would be the name of now, or a term that stands for others.
    assert {path for path in unfilled if path.split(".")[1] not in ENDINGS} == {
        "Consent.withdrawn",
        "AdvisoryMember.former_names",
        "Event.moved_from_place",
        "Partner.former_names",
        "VocabularyTerm.covers",
    }


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in getattr(annotation, "__args__", ()) for model in _models(argument)]


def test_contact_of_a_role_needs_no_person(small: Portal) -> None:
    contact = small.every(Country)["be"].coordinator
    assert isinstance(contact, Contact)
    assert small.person_of(contact) is None
    assert small.person_of(small.every(Country)["hr"].coordinator) == "Ana Primjer"


def test_a_folder_with_the_name_of_a_file_is_named_as_the_cause(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    (data / "schools.yaml").unlink()
    (data / "schools.yaml").mkdir()
    found = synthetic.problems(data)
    assert "data/schools.yaml:1: is a folder; rename it to schools, without the ending" in found
    assert not [line for line in found if "does not exist" in line]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("tool.exe", "data/files/"),
        ("photo.JPG", "data/images/"),
        ("text.md", "data/texts/"),
        ("schools/a.pdf", "files/"),
    ],
)
def test_a_file_that_holds_no_records_is_sent_where_it_belongs(tmp_path: Path, name: str, place: str) -> None:
    (line,) = synthetic.problems(synthetic.small(tmp_path, {name: b"x"}))
    assert "is not read here" in line
    assert place in line
    assert ".yaml" not in line


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("#2", 'like "#2"'),
        ('"Nova"#2', "is cut off"),
        ('"C:\\temp"', "use single quotes"),
        ("|\n    Nova", "without the sign | or >"),
    ],
)
def test_the_remedy_is_for_what_was_typed(tmp_path: Path, name: str, said: str) -> None:
    school = SCHOOL.replace("Nova škola", name)
    (found,) = synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": school}))
    assert found.startswith("data/schools/new.yaml:2: hr-new: name ")
    assert said in found


@pytest.mark.build
def test_doubts_of_unknown_fields_are_judged_in_one_walk(tmp_path: Path) -> None:
    """Thousands of unknown fields, each cut off by a comment, were compared each with each."""
    fields = "".join(f"  k{number}: a #b\n" for number in range(18_000))
    found = synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": SCHOOL + fields}))
    assert len(found) == 200
