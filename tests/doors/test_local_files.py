"""What the editor on this machine may read and write, and what it is refused."""

import base64
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portal.doors.local_editor import LocalEditor, edit
from portal.doors.local_files import LocalFiles, RefusedError
from portal.editor import desk
from portal.parts.part import kinds_of
from portal.parts.registry import PARTS
from tests import synthetic
from tests.networks import FIRST
from tests.project import copy_of_project

SCHOOL = "data/schools/xx-new.yaml"
PIXEL = base64.b64encode(b"no picture, and nobody asks").decode()


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LocalFiles:
    """The records of the small network."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FIRST.built_on)
    return LocalFiles(synthetic.small(tmp_path), kinds_of(PARTS))


def save(files: LocalFiles, path: str, text: str) -> Any:
    """Saves a file as the editor does."""
    return files.answer("persistEntry", {"dataFiles": [{"slug": "x", "path": path, "raw": text}], "assets": []})


def whole(files: LocalFiles) -> dict[str, bytes]:
    """Every file below the data folder and beside it."""
    return {str(file): file.read_bytes() for file in files.data.parent.rglob("*") if file.is_file()}


def test_what_is_there_is_read_as_it_stands(files: LocalFiles) -> None:
    found = files.answer("getEntry", {"path": "data/project.yaml"})
    assert found["data"] == (files.data / "project.yaml").read_text("utf-8")
    missing = files.answer("entriesByFiles", {"files": [{"path": "data/schools/none.yaml", "label": "x"}]})
    assert missing == [{"data": None, "file": {"path": "data/schools/none.yaml", "label": "x", "id": None}}]
    assert files.answer("info", {})["publish_modes"] == ["simple"]


def test_a_new_record_that_is_right_is_written_and_listed(files: LocalFiles) -> None:
    text = "id: a-source\ntitle: A source\npublisher: Somebody\nurl: https://example.eu/\n"
    save(files, "data/sources/a-source.yaml", text)
    assert (files.data / "sources" / "a-source.yaml").read_text("utf-8") == text
    listed = files.answer("entriesByFolder", {"folder": "data/sources", "extension": "yaml", "depth": 1})
    assert [entry["file"]["path"] for entry in listed] == ["data/sources/a-source.yaml"]


def test_nothing_is_saved_with_which_the_check_finds_something_new(files: LocalFiles) -> None:
    before = whole(files)
    with pytest.raises(RefusedError, match=r"Not saved:\ndata/sources/a-source\.yaml:1: a-source: publisher"):
        save(files, "data/sources/a-source.yaml", "id: a-source\ntitle: A source\nurl: https://example.eu/\n")
    assert whole(files) == before


def test_a_fault_that_was_there_before_stands_in_nobodys_way(files: LocalFiles) -> None:
    file = files.data / "glossary.yaml"
    file.write_text(f"{file.read_text('utf-8')}\n- id: broken\n", "utf-8")
    save(files, "data/sources/a-source.yaml", "id: a-source\ntitle: A source\npublisher: B\nurl: https://example.eu/\n")
    with pytest.raises(RefusedError, match=r"another\.yaml"):
        save(files, "data/sources/another.yaml", "id: another\n")


@pytest.mark.parametrize(
    "path",
    [
        *("data/../portal/site.py", "data/schools/../../x.yaml", "/etc/passwd", "data/schools/x.yml", "data/x.yaml"),
        *("data/schools/a/b.yaml", "portal/x.yaml", "data/schools/.x.yaml", "data/project/x.yaml", "data/texts/a.md"),
        *("data/schools/..yaml", "mkdocs.yml", "data/", "", "data//schools.yaml", "data/schools.yaml/../../a.yaml"),
    ],
)
def test_what_is_no_file_of_records_is_neither_read_nor_written(files: LocalFiles, path: str) -> None:
    before = whole(files)
    with pytest.raises(RefusedError, match="is no file of records"):
        files.answer("getEntry", {"path": path})
    with pytest.raises(RefusedError, match="is no file of records"):
        save(files, path, "id: x\n")
    assert whole(files) == before


def test_a_link_out_of_the_folder_is_not_followed(files: LocalFiles, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: secret\n", "utf-8")
    (files.data / "schools").mkdir(exist_ok=True)
    (files.data / "schools" / "link.yaml").symlink_to(secret)
    with pytest.raises(RefusedError):
        files.answer("getEntry", {"path": "data/schools/link.yaml"})


def test_what_was_published_stays(files: LocalFiles) -> None:
    for action in ("deleteFile", "deleteFiles"):
        with pytest.raises(RefusedError, match="what was published stays"):
            files.answer(action, {"path": "data/project.yaml", "paths": ["data/project.yaml"]})
    with pytest.raises(RefusedError, match="a file keeps its name"):
        files.answer("persistEntry", {"dataFiles": [{"path": "data/schools/a.yaml", "newPath": "data/schools/b.yaml"}]})
    with pytest.raises(RefusedError, match="is not known here"):
        files.answer("unpublishedEntries", {})


def test_pictures_have_names_that_can_be_published(files: LocalFiles) -> None:
    asset = {"path": "data/images/a-school.png", "content": PIXEL, "encoding": "base64"}
    assert files.answer("persistMedia", {"asset": asset})["name"] == "a-school.png"
    assert "a-school.png" in [one["name"] for one in files.answer("getMedia", {"mediaFolder": "data/images"})]
    for name in ("data/images/../x.png", "data/images/A School.png", "data/images/x.svg", "x.html"):
        with pytest.raises(RefusedError, match="cannot be the name of a picture"):
            files.answer("persistMedia", {"asset": {**asset, "path": name}})
    with pytest.raises(RefusedError, match="did not arrive whole"):
        files.answer("persistMedia", {"asset": {**asset, "content": "%"}})


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalEditor]:
    """The editor on a free port, without its program."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FIRST.built_on)
    monkeypatch.setattr(desk, "program", lambda _kept, _why: {})
    project = copy_of_project(tmp_path)
    with LocalEditor(project, project / "data", 0) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def asked(server: LocalEditor, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
    """Status and content of an answer."""
    address = f"http://127.0.0.1:{server.server_address[1]}{path}"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, body, named)) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_the_editor_answers_itself_and_no_page_of_another_site(server: LocalEditor) -> None:
    info = json.dumps({"action": "info"}).encode()
    own = {"Content_Type": "application/json"}
    assert asked(server, "/admin/api", info, **own)[0] == 200
    assert asked(server, "/admin/api", info, **own, Origin="https://evil.example")[0] == 403
    assert asked(server, "/admin/api", info, **own, Host="evil.example")[0] == 403
    assert asked(server, "/admin/api", info, Content_Type="text/plain")[0] == 403
    assert asked(server, "/admin/", Host="evil.example")[0] == 403
    status, said = asked(server, "/admin/api", json.dumps({"action": "getEntry", "params": {}}).encode(), **own)
    assert (status, "no file of records" in said.decode()) == (422, True)
    assert asked(server, "/admin/api", b"[]", **own)[0] == 422
    assert asked(server, "/admin/../mkdocs.yml")[0] == 404
    assert b"noindex" in asked(server, "/admin/")[1]


def test_the_choices_are_those_of_the_files_as_they_are_now(server: LocalEditor) -> None:
    assert b"Somewhere new" not in asked(server, "/admin/config.yml")[1]
    file = server.records.data / "partners.yaml"
    text = file.read_text("utf-8").replace("  name: ", "  name: Somewhere new ", 1)
    file.write_text(text, "utf-8")
    assert b"Somewhere new" in asked(server, "/admin/config.yml")[1]


def test_a_taken_port_is_said_before_anything_is_read(server: LocalEditor, capsys: pytest.CaptureFixture[str]) -> None:
    port = server.server_address[1]
    assert edit(Path("nowhere"), Path("nowhere/data"), port) == 2
    assert f"Port {port} is taken" in capsys.readouterr().err


def test_data_with_mistakes_is_said_in_the_words_of_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(desk, "program", lambda _kept, _why: {})
    project = copy_of_project(tmp_path)
    (project / "data" / "glossary.yaml").write_text("- id: broken\n", "utf-8")
    assert edit(project, project / "data", 0) == 1
    assert "data/glossary.yaml:1: broken" in capsys.readouterr().err
