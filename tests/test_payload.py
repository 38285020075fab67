"""Hostile text planted in every text field of a synthetic portal stays text: at build, in the files, in Chromium."""

import shutil
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, expect

from tests import synthetic
from tests.conftest import ROOT, build, copy_of_project
from tests.document import documents, embeds
from tests.server import Server
from tests.test_browser import open_page

SCRIPT = "<script>window.planted=2</script>"
# Not for readers: what a person agreed to, why a term is in a vocabulary, and what the board's page says only while no
# member is published, or stands beside its form only while that is open, and forms of a word that are only looked for.
NOT_SHOWN = {
    "board.empty_list",
    "board.controller",
    "board.joining_open",
    "board.purpose",
    "board.retention",
    "event.waiver.reason",
    "licence.note",
    "news.waiver.reason",
    "newsletter.waiver.reason",
    "country.coordinator.person.consent.scope",
    "glossary.also",
    "school.contact.person.consent.scope",
    "term.note",
}


def payload(label: str) -> str:
    """Text that would run in a template, in a page, in an attribute or in JSON, if anything let it."""
    return (
        f"{label} {{{{ cycler.__init__.__globals__.os.system('touch {label}.proof') }}}} {{% if %}}"
        f"</script></title>{SCRIPT}"
        "\"'><img src=x onerror=window.planted=1> --8<-- &amp;"
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose data is hostile in every text field, and its site in ``site``."""
    folder = tmp_path_factory.mktemp("hostile")
    project = copy_of_project(folder)
    shutil.rmtree(project / "data")
    planted: list[str] = []

    def text(label: str) -> str:
        planted.append(label)
        return payload(label)

    synthetic.write(project / "data", schools=20, text=text)
    (folder / "labels").write_text("\n".join(dict.fromkeys(planted)), encoding="utf-8")
    result = build(project, folder / "site")
    assert result.returncode == 0, result.stderr
    return folder


def test_nothing_ran_at_build(hostile: Path) -> None:
    assert list(hostile.rglob("*.proof")) == []
    assert list(ROOT.glob("*.proof")) == []


def test_the_payload_is_text_and_makes_no_element(hostile: Path) -> None:
    labels = set((hostile / "labels").read_text(encoding="utf-8").split("\n"))
    assert len(labels) > 60
    shown: set[str] = set()
    for page in [*documents(hostile / "site"), *embeds(hostile / "site")]:
        for element in page.root.iter():
            assert not any(name.startswith("on") for name in element.attrib), page.address
            assert element.get("src") != "x", page.address
        for script in page.all("script"):
            assert script.get("src", "").startswith("/assets/") or script.get("type") == "application/ld+json"
        everything = page.text + page.title + "".join(str(data) for data in page.linked_data)
        everything += "".join(value for element in page.root.iter() for value in element.attrib.values())
        if SCRIPT in everything:
            shown.update(label for label in labels if f"{label} {{{{ cycler" in everything)
    assert labels - shown == NOT_SHOWN


def test_nothing_runs_in_chromium(hostile: Path, browser: Browser) -> None:
    with Server(hostile / "site", ROOT / "netlify.toml") as server:
        page, errors = open_page(browser)
        page.on("dialog", lambda dialog: errors.append(dialog.message))
        pages = [*documents(hostile / "site"), *embeds(hostile / "site")]
        assert len(pages) > 30
        for document in pages:
            page.goto(server.url + document.address)
            assert page.evaluate("window.planted") is None, document.address
        page.context.close()
    assert [error for error in errors if "404" not in error] == []


def test_results_of_the_search_show_it_as_text(hostile: Path, browser: Browser) -> None:
    with Server(hostile / "site", ROOT / "netlify.toml") as server:
        server.rules = []
        page, errors = open_page(browser)
        results = page.locator(".search-results")
        for words in ("cycler", "globals", "onerror planted", "school.name", "img src"):
            page.goto(f"{server.url}/search/?{urlencode({'q': words})}")
            expect(results).to_have_attribute("aria-busy", "false")
            assert results.locator("li").count() > 0, words
            page.get_by_role("button", name="Show more results").click()
            expect(page.locator(".search-results li:nth-child(6)")).to_be_visible()
            assert SCRIPT in results.inner_text(), words
            assert results.locator(":not(li, a, p, mark)").count() == 0
            assert page.evaluate("window.planted") is None
        page.context.close()
    assert errors == []


def test_without_the_policy_nothing_runs_either(hostile: Path, browser: Browser) -> None:
    with Server(hostile / "site", ROOT / "netlify.toml") as server:
        server.rules = []
        page, _errors = open_page(browser)
        for document in [*documents(hostile / "site"), *embeds(hostile / "site")]:
            page.goto(server.url + document.address)
            assert page.evaluate("window.planted") is None, document.address
        page.context.close()
