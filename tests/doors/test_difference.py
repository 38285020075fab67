"""What a change means is told in words: recorded changes and their opposites, by risk, and nothing where nothing is."""

import shutil
import subprocess
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from portal import __main__ as program
from portal.doors import side
from portal.doors.difference import difference
from portal.doors.saying import MOST, Bundle, Risk, SaidLine, as_markdown, as_text, said, worst
from portal.problem import DataError
from portal.words.moment import today
from tests import networks, synthetic
from tests.doors.recorded import CHANGES, EVENT, HUB, LAST_MENTEE, NC, Recorded


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small network with an event on a day, a hub without schools and a second licence."""
    return _extended(synthetic.small(tmp_path))


def _extended(data: Path) -> Path:
    for name, more in (("licences", NC), ("events", EVENT), ("clusters", HUB)):
        file = data / f"{name}.yaml"
        file.write_text(file.read_text("utf-8") + more, encoding="utf-8")
    return data


def changed(data: Path, file: str, old: str, new: str) -> Path:
    """A copy of the data in which the file has ``new`` in place of ``old``; parts between | are replaced each."""
    copy = data.parent / "changed" / "data"
    shutil.copytree(data, copy)
    text = (copy / file).read_text("utf-8")
    if not old:
        text += new
    for one, other in zip(old.split("|"), new.split("|"), strict=True) if old and "|" in old else ():
        assert one in text
        text = text.replace(one, other, 1)
    if old and "|" not in old:
        assert old in text
        text = text.replace(old, new, 1)
    (copy / file).write_text(text, encoding="utf-8")
    return copy


def told(before: Path, after: Path, preview: str = "") -> tuple[Bundle, ...]:
    """What the change from one folder to the other means."""
    return difference(side.before(before, synthetic.DAY), side.now(after, synthetic.DAY), preview)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
@pytest.mark.parametrize("forth", [True, False], ids=["forth", "back"])
def test_a_recorded_change_is_told_in_words(data: Path, change: Recorded, forth: bool) -> None:
    after = changed(data, change.file, change.old, change.new)
    found = told(data, after) if forth else told(after, data)
    text = as_text(found)
    for words in change.told if forth else change.back:
        assert words in text
    assert worst(found) == (change.risk if forth else change.risk_back), text
    assert "Ana Primjer" not in text


@pytest.mark.parametrize("name", networks.NETWORKS)
def test_a_folder_and_itself_have_no_difference(tmp_path: Path, name: str) -> None:
    network = networks.NETWORKS[name]
    network.write(tmp_path / "data")
    assert difference(side.before(tmp_path / "data", network.day), side.now(tmp_path / "data", network.day)) == ()


def test_comments_order_of_fields_and_spelling_mean_nothing(data: Path) -> None:
    after = changed(data, "schools.yaml", "  national_code: 01000\n", "  # From the register.\n")
    text = (after / "schools.yaml").read_text("utf-8")
    (after / "schools.yaml").write_text(
        text.replace("  language: nl\n", "  national_code: '01000'\n  organisation: school\n  language: nl\n", 1),
        "utf-8",
    )
    assert told(data, after) == ()


def test_to_name_a_renamed_hub_by_its_new_id_is_no_change_of_the_schools(data: Path) -> None:
    after = changed(data, "clusters.yaml", "- id: be-hub-1\n", "- id: be-reading\n  formerly: [be-hub-1]\n")
    for file in after.glob("*.yaml"):
        text = file.read_text("utf-8").replace("hub: be-hub-1", "hub: be-reading")
        file.write_text(
            text.replace("clusters: [be-hub-1]", "clusters: [be-reading]").replace(
                "[hr-hub-1, be-hub-1]", "[hr-hub-1, be-reading]"
            ),
            "utf-8",
        )
    found = told(data, after)
    text = as_text(found)
    assert worst(found) == Risk.LOOK, text
    assert "/hubs/be-hub-1/ leads to /hubs/be-reading/ now" in text
    assert "schools changed" not in text
    assert "Moved" not in text
    assert "memberships" not in text


def test_risks_are_told_first(data: Path) -> None:
    after = changed(data, "schools.yaml", LAST_MENTEE, "")
    assert told(data, after)[0].title == "Look at this first"
    assert told(data, after)[0].lines[0].risk == Risk.BREAKS


def test_pages_are_told_with_links_to_a_preview(data: Path) -> None:
    after = changed(data, "schools.yaml", "name: Menteeschool 4", "name: Menteeschool Four")
    text = as_text(told(data, after, "https://preview.example.eu/pr-7"))
    assert 'https://preview.example.eu/pr-7/schools/be-mentee-4/ "Menteeschool Four, Belgium"\n' in text
    assert 'https://preview.example.eu/pr-7/hubs/be-hub-1/ "Reading hub, Belgium", which names it' in text


def test_what_comes_of_a_long_text_shows_where_it_differs(data: Path) -> None:
    text = "They went from the school in Osijek to the school in Čabar"
    after = changed(data, "news.yaml", text, text.replace("Osijek", "Zadar"))
    (line,) = [line for line in as_text(told(data, after)).splitlines() if "body: " in line]
    assert "Osijek" in line
    assert "Zadar" in line


def test_data_of_an_older_program_is_compared_by_its_records(data: Path) -> None:
    after = changed(data, "schools.yaml", "name: Menteeschool 4", "name: Menteeschool Four")
    school = (data / "schools.yaml").read_text("utf-8")
    (data / "schools.yaml").write_text(school.replace("  levels: [primary]\n", "  grades: 1-4\n", 1), "utf-8")
    found = told(data, after)
    text = as_text(found)
    assert found[0].title == "How this was compared"
    assert '(be-mentor): grades: "1-4" goes' in text
    assert "Called otherwise" in text


def test_wrong_data_is_not_compared(data: Path) -> None:
    with pytest.raises(DataError):
        told(data, changed(data, "schools.yaml", "country: be", "country: xx"))


def test_a_folder_without_data_is_said(data: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(side.NotComparedError, match=r"holds no project\.yaml"):
        told(tmp_path / "empty", data)


@pytest.mark.parametrize(
    "hostile",
    [
        "[click](https://evil.example.eu)",
        "<img src=x onerror=alert(1)>",
        "@everyone and #1",
        "``` `` `",
        "`",
        "\n## Approved\n",
        "\x1b[2J\x1b[31mred",
        "\u202eevil",
        "\x02\x03**bold**",
        "",
    ],
)
def test_hostile_words_forge_nothing(hostile: str) -> None:
    found = (Bundle("Records", (SaidLine(f"New: {said(hostile)}", Risk.HARMLESS),)),)
    text, markdown = as_text(found), as_markdown(found)
    for made, lines in ((text, 3), (markdown, 4)):
        assert len(made.splitlines()) == lines
        assert all(line.isprintable() for line in made.splitlines())
    (inline,) = [
        token for token in MarkdownIt("commonmark").parse(markdown) if token.type == "inline" and "New" in token.content
    ]
    assert [token.type for token in inline.children or ()] == ["text", "code_inline"]


def test_a_hostile_record_is_code_in_markdown(data: Path) -> None:
    name = "[x](https://evil.example.eu) @all `<b>` #1"
    after = changed(data, "schools.yaml", "name: Menteeschool 4", f"name: '{name}'")
    school = (data / "schools.yaml").read_text("utf-8")
    (data / "schools.yaml").write_text(
        f"{school}\n- id: '[evil](https://evil.example.eu)'\n  '[evil](x)': evil\n", "utf-8"
    )
    tokens = MarkdownIt("commonmark").parse(as_markdown(told(data, after)))
    spans = [child for token in tokens if token.type == "inline" for child in token.children or ()]
    assert {child.type for child in spans} <= {"text", "code_inline", "strong_open", "strong_close"}
    assert not [
        child.content for child in spans if child.type == "text" and ("evil" in child.content or "@" in child.content)
    ]
    assert [child.content for child in spans if child.type == "code_inline" and "evil" in child.content]


def test_groups_are_bounded() -> None:
    found = (Bundle("Many", tuple(SaidLine(f"line {number}") for number in range(MOST + 34))),)
    for made in (as_text(found), as_markdown(found)):
        assert "and 34 more" in made
        assert made.count("line ") == MOST


def _git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=N", "-c", "user.email=n@example.eu", *words],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(data: Path) -> Path:
    """A repository with the data in its first commit."""
    _git(data.parent, "init", "-q")
    _git(data.parent, "add", "data")
    _git(data.parent, "commit", "-qm", "first")
    return data


def test_a_revision_is_read_and_not_checked_out(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", networks.FIRST.built_on)
    assert today() == synthetic.DAY
    file = repository / "schools.yaml"
    file.write_text(file.read_text("utf-8").replace("Menteeschool 4", "Menteeschool Four"), "utf-8")
    assert program.main(["diff", "HEAD", "--data", str(repository)]) == 0
    assert "Menteeschool Four" in capsys.readouterr().out
    assert "Menteeschool Four" in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(LAST_MENTEE.replace("school 4", "school Four"), ""), "utf-8")
    assert program.main(["diff", "HEAD", "--data", str(repository), "--markdown"]) == 2
    assert capsys.readouterr().out.startswith("**This change breaks something")


@pytest.mark.parametrize("name", ["no-such", "--output=x", "-1", " ", "HEAD; touch x", "HEAD:data/schools.yaml"])
def test_a_wrong_name_is_a_clear_error(repository: Path, name: str) -> None:
    with (
        pytest.raises(side.NotComparedError, match="name a folder of data, or a revision"),
        side.named(name, repository),
    ):
        pass
    assert [path.name for path in repository.parent.iterdir() if path.name not in {".git", "data"}] == []


def test_the_command_says_where_nothing_was_compared(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["diff", "nowhere", "--data", str(repository)]) == 3
    assert "Nothing was compared: there is no folder and no revision 'nowhere' here" in capsys.readouterr().err
    assert program.main(["diff", "HEAD", "--data", str(repository), "--preview", "javascript:alert(1)"]) == 3
    assert "is no address of a preview" in capsys.readouterr().err


def test_help_says_what_the_exit_code_means(capsys: pytest.CaptureFixture[str]) -> None:
    for command, words in (("diff", "2 something breaks"), ("due", "1 something is")):
        with pytest.raises(SystemExit):
            program.main([command, "--help"])
        assert words in " ".join(capsys.readouterr().out.split())
