"""The forms in Chromium: a stranger adds, corrects and sends records, with keyboard, without scripts, on any screen."""

import json
import re
import shutil
from collections.abc import Iterator
from email.message import EmailMessage
from itertools import product
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from portal.__main__ import main
from portal.reading import textfile
from portal.words import moment
from tests import synthetic
from tests.browsing import NARROW, faults_in_each_look, open_page, overflow, watched
from tests.form_cases import FORMS
from tools.server import Server

pytestmark = pytest.mark.first_network
MOST_ACTIONS, MOST_REQUIRED = 20, 8
LEAST_DAMAGED = 200
ADDRESSES = tuple(f"contribute/{kind.name.replace(' ', '-')}/" for kind in FORMS)
SOURCE = "https://school.example.eu/about"
KNOWN = {
    "cluster": {"name": "Invented hub", "country": "hr"},
    "case study": {
        "title": "What an invented school did",
        "type": "school-story",
        "summary": "They tried it.",
        "country": "hr",
        "context": "A school in a town.",
        "what_was_done": "They met each week.",
    },
    "resource": {
        "title": "An invented sheet",
        "summary": "A page to print.",
        "type": "checklist",
        "licence": "CC-BY-4.0",
        "url": "https://school.example.eu/sheet",
    },
    "event": {"title": "An invented meeting", "type": "meeting", "summary": "They will meet.", "start": "2021-11-02"},
    "news item": {
        "title": "Something happened",
        "summary": "It was new.",
        "body": "They met in the school. " * 14,
        "licence": "CC-BY-4.0",
    },
}
"""What a stranger writes in the fields that each form needs; id, day and source come beside it."""


_DAMAGE = """(value) =>
    [...document.querySelectorAll(".record-form :is(input, textarea)")]
        .filter((one) => one.type !== "checkbox" && !one.name.startsWith("sessions."))
        .map((one) => {
            one.value = value;
            return one.name;
        })"""
"""Writes it into every field in which one types; an event has sessions or a start."""


class Stranger:
    """Fills in a form and counts what it takes."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def write(self, name: str, value: str) -> None:
        self.actions += 1
        field = self.page.locator(f'.record-form [name="{name}"]')
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
            field.dispatch_event("change")

    def press(self, where: Locator) -> None:
        self.actions += 1
        where.click()

    def check(self) -> None:
        self.press(self.page.get_by_role("button", name="Check it"))

    def saved(self) -> str:
        """The text of the file that the page saves."""
        self.actions += 1
        with self.page.expect_download() as waiting:
            self.page.locator("[data-part=save]").click()
        return Path(waiting.value.path()).read_text("utf-8")


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """A copy of the records of the network."""
    shutil.copytree(data, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moment, "today", lambda: synthetic.DAY)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with watched(browser) as found:
        yield found


def take(folder: Path, content: str | bytes, name: str = "sent.txt") -> int:
    file = folder.parent / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return main(["from-form", str(file), "--data", str(folder)])


def test_a_stranger_adds_a_school(page: Page, server: Server, folder: Path) -> None:
    page.goto(f"{server.url}/contribute/school/")
    required = page.locator("form.record-form > .asked").filter(
        has=page.locator(":scope > :is(label, legend)", has_text="*")
    )
    assert 1 <= required.count() <= MOST_REQUIRED
    stranger = Stranger(page)
    for name, value in {"name": "Nova škola", "country": "hr", "language": "hr", "sources.0.source": SOURCE}.items():
        stranger.write(name, value)
    stranger.check()
    expect(page.locator("#send")).to_be_visible()
    text = stranger.saved()
    assert stranger.actions <= MOST_ACTIONS
    assert take(folder, text) == 0
    assert synthetic.problems(folder) == []
    assert "id: hr-nova-skola\n" in textfile.read(folder / "schools.yaml")


def test_the_mail_says_what_the_file_says(page: Page, server: Server, folder: Path) -> None:
    page.goto(f"{server.url}/contribute/school/")
    stranger = Stranger(page)
    for name, value in {"name": "Nova škola", "country": "hr", "language": "hr", "sources.0.source": SOURCE}.items():
        stranger.write(name, value)
    stranger.check()
    expect(page.locator("#send")).to_be_visible()
    address = urlsplit(str(page.locator("[data-part=mail]").get_attribute("href")))
    said = parse_qs(address.query)
    message = EmailMessage()
    message["To"], message["Subject"] = unquote(address.path), said["subject"][0]
    message.set_content(said["body"][0])
    assert address.path == "desk@schools.example.eu"
    assert take(folder, message.as_bytes(), "sent.eml") == 0
    assert synthetic.problems(folder) == []


@pytest.mark.parametrize("kind", KNOWN)
def test_every_kind_can_be_handed_in(page: Page, server: Server, folder: Path, kind: str) -> None:
    page.goto(f"{server.url}/contribute/{kind.replace(' ', '-')}/")
    stranger = Stranger(page)
    for name, value in {**KNOWN[kind], "sources.0.source": SOURCE}.items():
        stranger.write(name, value)
    stranger.check()
    expect(page.locator("#send")).to_be_visible()
    assert stranger.actions <= MOST_ACTIONS
    assert take(folder, stranger.saved()) == 0
    assert synthetic.problems(folder) == []


def test_a_record_is_corrected_from_its_page(page: Page, server: Server, folder: Path) -> None:
    page.goto(f"{server.url}/schools/be-mentor/")
    page.get_by_role("link", name="Correct this in a form").click()
    expect(page.locator('.record-form [name="name"]')).to_have_value("Mentorschool")
    stranger = Stranger(page)
    stranger.write("website", "https://new.example.eu/")
    stranger.check()
    expect(page.locator("#send")).to_be_visible()
    text = stranger.saved()
    assert text == "=== school be-mentor ===\n[website] https://new.example.eu/\n=== end ===\n"
    before = textfile.read(folder / "schools.yaml")
    assert take(folder, text) == 0
    after = textfile.read(folder / "schools.yaml")
    assert after == before.replace("https://mentor.example.eu/\n  about", "https://new.example.eu/\n  about")


def test_damaged_fields_are_all_named_with_place_and_remedy(browser: Browser, server: Server) -> None:
    damaged = 0
    for address, value in product(ADDRESSES, ("bad\u200bvalue", "!!!")):
        with watched(browser) as page:
            page.goto(f"{server.url}/{address}")
            names = page.evaluate(_DAMAGE, value)
            page.get_by_role("button", name="Check it").click()
            expect(page.locator("[data-part=summary]")).to_be_visible()
            said = page.locator("[data-part=summary] li").all_text_contents()
            for name in names:
                control = page.locator(f'.record-form [name="{name}"]')
                assert control.get_attribute("aria-invalid") == "true", name
                about = str(control.get_attribute("aria-describedby")).split()[0]
                words = str(page.locator(f'[id="{about}"]').text_content())
                place = ", ".join(f"entry {int(step) + 1}" if step.isdigit() else step for step in name.split("."))
                assert words.startswith(place), name
                assert re.search("[;(]", words), "a remedy follows"
                assert any(line.startswith(place) for line in said)
            assert not page.locator("#send").is_visible()
            assert page.locator("[data-part=save]").get_attribute("href") is None
            damaged += len(names)
    assert damaged >= LEAST_DAMAGED


def test_the_keyboard_reaches_what_is_wrong(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/contribute/school/")
    page.locator('.record-form [name="name"]').press("Enter")
    expect(page.locator("[data-part=summary]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('[aria-invalid], .wrong')")


def test_a_draft_lasts_until_it_is_erased(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/contribute/school/")
    assert not page.locator("[data-part=draft]").is_visible()
    page.locator('.record-form [name="name"]').fill("Half a name")
    page.locator("summary", has_text="Hub and role").click()
    page.locator('.record-form [name="memberships.0.note"]').fill("A note")
    page.locator("#f-memberships > p [data-add]").click()
    page.locator('.record-form [name="memberships.1.note"]').fill("Another")
    page.reload()
    expect(page.locator('.record-form [name="memberships.1.note"]')).to_have_value("Another")
    expect(page.locator('.record-form [name="name"]')).to_have_value("Half a name")
    page.get_by_role("button", name="Erase the draft").click()
    expect(page.locator('.record-form [name="name"]')).to_have_value("")
    page.reload()
    expect(page.locator('.record-form [name="name"]')).to_have_value("")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('contribute'))") == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_form_fits_every_screen_and_reader(page: Page, server: Server, address: str) -> None:
    page.goto(f"{server.url}/{address}")
    page.get_by_role("button", name="Check it").click()
    expect(page.locator("[data-part=summary]")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert faults_in_each_look(page) == []


def test_without_scripts_it_is_a_sheet_and_a_mail(browser: Browser, server: Server) -> None:
    page, errors = open_page(browser, scripts=False, width=NARROW)
    page.goto(f"{server.url}/contribute/school/")
    expect(page.get_by_role("link", name="The same questions as a message")).to_have_attribute(
        "href", re.compile("^mailto:desk@schools.example.eu")
    )
    assert (
        page.get_by_label("Official name", exact=False).count()
        or page.locator('.record-form [name="name"]').is_visible()
    )
    assert page.locator('.record-form [name="memberships.0.role"]').is_visible(), "every question stands on the sheet"
    for hidden in ("Check it", "Erase the draft", "One more"):
        assert not page.get_by_text(hidden).first.is_visible()
    assert overflow(page) == []
    assert errors == []
    page.context.close()


def test_what_pages_hide_is_in_no_file_of_the_forms(site: Path) -> None:
    files = [file for file in (site / "contribute").rglob("*.json") if file.name not in {"rules.json", "tables.json"}]
    assert len(files) > 10
    for file in files:
        assert not {"person", "image", "waiver"} & set(json.loads(file.read_text("utf-8"))), file
        assert '"person"' not in file.read_text("utf-8")
