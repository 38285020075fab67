"""What the portal accepts, it builds; and hostile text in every field stays text: in files, in Chromium, in the search.

One small site is built whose texts, addresses and sheets are payloads, as many as the portal accepts. ``make audit``
goes on until every field has had every payload.
"""

from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, expect

from portal.parts.registry import KINDS
from tests import scan
from tests.browsing import open_page
from tests.document import documents, embeds
from tests.fields import all_leaves
from tests.hostile import Decks, mark, plant
from tests.payloads import payloads
from tests.project import ROOT, Build, copy_of_project
from tests.seen import wrongs
from tools.server import Server

pytestmark = pytest.mark.build

# Not for readers: what a person agreed to, why a term is in a vocabulary, and what the board's page says only while no
# member is published, or stands beside its form only while that is open, and forms of a word that are only looked for.
# The sources of licences and terms are in the data; so is where a school is that is not named.
NOT_SHOWN = {
    "advisory board: about_open",
    "advisory board: benefits.*.now",
    "advisory board: controller",
    "advisory board: empty_list",
    "advisory board: joining_open",
    "advisory board: mark.note",
    "advisory board: purpose",
    "advisory board: retention",
    "advisory member: consent.scope",
    "case study: image.consent.scope",
    "cluster: image.consent.scope",
    "cluster: others.*.place.street",
    "country: coordinator.person.consent.scope",
    "event: image.consent.scope",
    "event: waiver.reason",
    "glossary term: also.*",
    "licence: note",
    "licence: sources.*.at",
    "licence: sources.*.quote",
    "news item: image.consent.scope",
    "news item: waiver.reason",
    "newsletter: waiver.reason",
    "old address: note",
    "operator: editor.person.consent.scope",
    "profile: contact.person.consent.scope",
    # Where the record of the school names it, and once it has left the board.
    "profile: contact.person.name",
    "profile: name",
    "project: repository.application",
    "resource: image.consent.scope",
    "school: contact.person.consent.scope",
    "school: image.consent.scope",
    "school: waiver.reason",
    "search: answers.*.asked.*",
    "search: answers.*.title",
    "search: beside.*",
    "search: endings.*.endings.*",
    "search: kinds.*.words.*",
    "search: same.*.words.*",
    "search: school_types.*.words.*",
    "search: small_words.*.words.*",
    "term: note",
    "term: sources.*.at",
    "term: sources.*.quote",
}


@pytest.fixture(scope="module")
def decks() -> Decks:
    """What the hostile site has had planted."""
    return Decks()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, decks: Decks, build: Build) -> Path:
    """A project whose data is hostile, and its site in ``site``."""
    folder = tmp_path_factory.mktemp("hostile")
    project = copy_of_project(folder, None)
    plant(project / "data", date.today(), decks)
    result = build(project, folder / "site")
    assert result.returncode == 0, result.stderr
    return folder


def test_every_field_and_most_payloads_are_planted(hostile: Path, decks: Decks) -> None:
    planted = {leaf for leaf, _payload in decks.done}
    missing = {str(leaf) for leaf in all_leaves() if leaf.prose or (leaf.address and not leaf.names)} - planted
    # That of a repository has an owner and a name, as no planted address has.
    assert missing == {"project: repository.address"}
    assert len({payload for _leaf, payload in decks.done}) > 0.8 * len(payloads())


def test_nothing_ran_at_build(hostile: Path) -> None:
    assert list(hostile.rglob("planted.proof")) == []
    assert list(ROOT.glob("planted.proof")) == []


def test_nothing_in_any_file_can_act(hostile: Path) -> None:
    assert scan.faults(hostile / "site") == []


def test_what_a_field_says_is_shown(hostile: Path) -> None:
    shown = ""
    for page in [*documents(hostile / "site"), *embeds(hostile / "site")]:
        shown += page.text + page.title + "".join(str(data) for data in page.linked_data)
        shown += "".join(value for element in page.root.iter() for value in element.attrib.values())
    vocabularies = {kind.name for kind in KINDS if kind.vocabulary}
    seen: set[str] = set()
    hidden: set[str] = set()
    for leaf in all_leaves():
        if leaf.prose:
            # One page or another shows the terms of some vocabulary.
            name = f"term: {'.'.join(leaf.path)}" if leaf.kind in vocabularies else str(leaf)
            (seen if mark(leaf) in shown else hidden).add(name)
    assert hidden - seen == NOT_SHOWN


@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without it"])
def test_nothing_runs_in_chromium(hostile: Path, browser: Browser, policy: bool) -> None:
    assert wrongs(hostile / "site", browser, policy=policy, endings=(".html",)) == []


def test_results_of_the_search_show_it_as_text(hostile: Path, browser: Browser) -> None:
    with Server(hostile / "site", ROOT / "netlify.toml") as server:
        server.rules = []
        page, errors = open_page(browser)
        results = page.locator(".search-results")
        for words in ("cycler", "globals", "onerror planted", "script", "img src"):
            page.goto(f"{server.url}/search/?{urlencode({'q': words})}")
            expect(results).to_have_attribute("aria-busy", "false")
            assert results.locator("li").count() > 0, words
            assert "planted" in results.inner_text(), words
            assert results.locator(":not(li, a, p, mark)").count() == 0
            assert page.evaluate("window.planted") is None
        page.context.close()
    assert errors == []
