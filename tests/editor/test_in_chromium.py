"""The editor in Chromium, on the files of an invented network: each kind opens, records are changed and made."""

import re
import threading
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Response, expect

from portal.doors.local_editor import LocalEditor
from portal.editor.offered import commented
from portal.reading import editing, filing, yamlfile
from portal.records.kind import Kind
from tests import synthetic
from tests.browsing import open_page
from tests.networks import FIRST
from tests.project import ROOT, copy_of_project

IN_FILES = ("schools", "case_studies", "events", "sources")
"""Kinds whose records stand in files of their own."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalEditor]:
    """The editor, running on a copy of the records of tests/valid/."""
    project = copy_of_project(tmp_path_factory.mktemp("editor"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", FIRST.built_on)
        with LocalEditor(project, project / "data", 0) as running:
            for kind in running.records.kinds:
                if kind.stem in IN_FILES:
                    filing.split(project / "data", kind)
                    for file in (project / "data" / kind.stem).glob("*.yaml"):
                        file.write_text(_without_comments(file.read_text("utf-8")), "utf-8")
            thread = threading.Thread(target=running.serve_forever)
            thread.start()
            yield running
            running.shutdown()
            thread.join()


def _without_comments(text: str) -> str:
    return re.sub(r"(?m)^ *# .*\n", "", text)


@pytest.fixture(scope="module")
def opened(desk: LocalEditor, browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """The editor, signed in, and what went wrong in it."""
    page, errors = open_page(browser)
    page.goto(desk.address)
    page.get_by_role("button", name="Login").click()
    page.get_by_text("Quick add").wait_for()
    yield page, errors
    page.context.close()


@pytest.fixture
def editor(opened: tuple[Page, list[str]]) -> Iterator[Page]:
    """The editor; the test fails where its console has an error."""
    page, errors = opened
    errors.clear()
    yield page
    assert errors == []


def go(page: Page, desk: LocalEditor, collection: str, entry: str = "") -> None:
    """Opens an entry from its collection, as a person does; without ``entry`` the form for a new one."""
    page.goto(f"{desk.address}#/collections/{collection}")
    page.get_by_text("Quick add").wait_for()
    page.goto(f"{desk.address}#/collections/{collection}/{f'entries/{entry}' if entry else 'new'}")
    page.get_by_text("Writing in").wait_for()


def field(page: Page, name: str) -> str:
    """What finds the box of the first field of that name."""
    return f":is(input, textarea)[id^='{name}-field']"


def publish(page: Page) -> Response:
    """Saves, and gives the answer."""
    with page.expect_response(lambda answer: "persistEntry" in (answer.request.post_data or "")) as answered:
        page.get_by_role("button", name="Publish", exact=True).click()
        page.get_by_text("Publish now", exact=True).click()
    page.get_by_text("Writing in").wait_for()
    return answered.value


def changed(before: str, after: str) -> list[str]:
    """The lines that differ, with + or - before each."""
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))]


def many(desk: LocalEditor) -> list[Kind]:
    """The kinds with many records."""
    return [kind for kind in desk.records.kinds if not kind.single]


def test_each_kind_has_a_form_that_opens(editor: Page, desk: LocalEditor) -> None:
    for kind in many(desk):
        go(editor, desk, Path(kind.stem).name)
        expect(editor.locator(field(editor, "id"))).to_have_value("")
    for kind in desk.records.kinds:
        if kind.single:
            go(editor, desk, "whole", kind.stem)
            first = next(iter(kind.model.model_fields))
            expect(editor.locator(f"[for^='{first}-field']").first).to_be_visible()


def test_a_record_in_a_file_of_its_own_changes_by_one_line(editor: Page, desk: LocalEditor) -> None:
    file = next((desk.records.data / "schools").glob("*.yaml"))
    before = file.read_text("utf-8")
    go(editor, desk, "schools", file.stem)
    expect(editor.locator(field(editor, "id"))).to_have_value(file.stem)
    editor.locator(field(editor, "name")).first.fill("A school: renamed")
    assert publish(editor).status == 200
    lines = changed(before, file.read_text("utf-8"))
    assert [line[1:].split(":")[0] for line in lines] == ["name", "name"]
    assert lines[1] == '+name: "A school: renamed"'
    editor.reload()
    editor.get_by_text("Writing in").wait_for()
    expect(editor.locator(field(editor, "name")).first).to_have_value("A school: renamed")


def test_a_file_with_a_comment_between_its_values_is_not_offered(editor: Page, desk: LocalEditor) -> None:
    file = next((desk.records.data / "events").glob("*.yaml"))
    text = file.read_text("utf-8")

    def listed() -> int:
        editor.goto("about:blank")
        editor.goto(f"{desk.address}#/collections/events")
        editor.get_by_text("Quick add").wait_for()
        editor.wait_for_load_state("networkidle")
        return editor.get_by_role("link").filter(has_text=f"({file.stem})").count()

    assert listed() == 1
    file.write_text(f"{text}# The place is not sure\n", "utf-8")
    assert listed() == 0
    file.write_text(f"# Written by hand\n{text}", "utf-8")
    assert listed() == 1


def test_a_list_changes_in_its_record_alone(editor: Page, desk: LocalEditor) -> None:
    file = desk.records.data / "partners.yaml"
    before = file.read_text("utf-8")
    go(editor, desk, "lists", "partners")
    records = editor.locator("[id^='records-field']")
    records.locator("button").nth(2).click()
    editor.locator(field(editor, "note")).first.fill("Looked at again.")
    assert publish(editor).status == 200
    assert [line for line in changed(before, file.read_text("utf-8")) if "note:" not in line] == []
    assert "note: Looked at again." in file.read_text("utf-8")


def test_a_record_that_there_is_once_changes_by_one_line(editor: Page, desk: LocalEditor) -> None:
    file = desk.records.data / "project.yaml"
    before = file.read_text("utf-8")
    go(editor, desk, "whole", "project")
    editor.locator(field(editor, "headline")).fill("Another headline")
    assert publish(editor).status == 200
    assert [line[1:].split(":")[0] for line in changed(before, file.read_text("utf-8"))] == ["headline", "headline"]


def test_a_new_record_is_a_file_of_its_own_that_passes_the_check(editor: Page, desk: LocalEditor) -> None:
    go(editor, desk, "glossary")
    editor.locator(field(editor, "id")).fill("a-new-word")
    editor.locator(field(editor, "term")).fill("New word")
    editor.locator(field(editor, "short")).fill("A word that nobody knew before.")
    editor.locator(field(editor, "definition")).fill("A word that nobody knew before.\n\nIt has **two** paragraphs.")
    editor.get_by_role("button", name="Add sources").click()
    editor.locator(field(editor, "source")).first.fill("https://example.eu/words")
    assert publish(editor).status == 200
    file = desk.records.data / "glossary" / "a-new-word.yaml"
    text = file.read_text("utf-8")
    assert text.startswith("id: a-new-word\nterm: New word\n")
    assert "sources: [https://example.eu/words]\n" in text or 'sources: ["https://example.eu/words"]\n' in text
    assert synthetic.problems(desk.records.data, FIRST.day, desk.records.docs) == []
    editor.locator(field(editor, "term")).fill("Newer word")
    assert publish(editor).status == 200
    assert changed(text, file.read_text("utf-8")) == ["-term: New word", "+term: Newer word"]


def test_what_the_check_refuses_is_not_saved_and_is_said_in_its_words(
    opened: tuple[Page, list[str]], desk: LocalEditor
) -> None:
    page, errors = opened
    go(page, desk, "glossary")
    for name, value in {"id": "half-a-word", "term": "Half", "short": "Half.", "definition": "Half."}.items():
        page.locator(field(page, name)).fill(value)
    page.get_by_role("button", name="Add sources").click()
    page.locator(field(page, "source")).first.fill("no-such-source")
    assert publish(page).status == 422
    expect(page.get_by_role("alert").last).to_contain_text(
        'half-a-word: source "no-such-source" does not exist; correct the id or add the source to data/sources.yaml'
    )
    assert not (desk.records.data / "glossary" / "half-a-word.yaml").exists()
    errors.clear()
    page.goto("about:blank")
    page.goto(desk.address)
    page.get_by_text("Quick add").wait_for()


_EACH_FILE = """async (texts) => {
  const { formatter } = await import("/admin/files.js");
  const format = formatter(await (await fetch("/admin/forms.json")).json());
  return texts.map((text) => {
    const value = format.fromFile(text);
    const record = value.records ? value.records[0] : value;
    const again = format.toFile(structuredClone(value));
    const { portal_file, portal_free, ...bare } = structuredClone(value);
    const anew = format.toFile(bare);
    if (record) record.note = "Looked at: again";
    return { again, anew, noted: format.toFile(value), free: value.portal_free };
  });
}"""


def test_every_file_comes_back_as_it_was_and_changes_by_what_was_changed(editor: Page) -> None:
    """Also those with comments, which are not offered: nothing of a file is lost where a filter fails."""
    files = [
        *sorted((ROOT / "tests" / "valid").rglob("*.yaml")),
        *sorted((ROOT / "data").rglob("*.yaml")),
    ]
    texts = [file.read_text("utf-8") for file in files]
    made = editor.evaluate(_EACH_FILE, texts)
    for file, before, found in zip(files, texts, made, strict=True):
        root, _problems = yamlfile.read(file, file.name)
        assert root is not None
        plain = yamlfile.plain(root)
        listed = isinstance(plain, list)
        if found["again"] != before:
            # Lists in brackets over several lines are put on one: nothing is lost, but such a file must not be offered.
            assert commented(before), file
            assert editing.same(_read(found["again"]), plain), file
            continue
        assert found["free"] == ("no" if listed or commented(before) else "yes"), file
        assert editing.same(_read(found["anew"]), plain), file
        if not plain:
            continue
        wanted = (
            [{**plain[0], "note": "Looked at: again"}, *plain[1:]] if listed else {**plain, "note": "Looked at: again"}
        )
        assert editing.same(_read(found["noted"]), wanted), file
        gone = [line for line in changed(before, found["noted"]) if line.startswith("-")]
        had = str((plain[0] if listed else plain).get("note", ""))
        assert len(gone) == (1 if had else 0), (file, gone)


def _read(text: str) -> object:
    return yaml.load(text, Loader=yaml.CBaseLoader)
