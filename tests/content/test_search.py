"""What readers of this site look for, as they type it, and the page that they then find."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, expect

from tests.browsing import open_page
from tests.project import ROOT, Build
from tests.shared import once
from tools.server import Server

SHOWN = 3
"""How many results are seen at once. What is added later may come before, and not so that readers miss the page."""

AT_ONCE, IN_THREE = 0.85, 0.92
"""Of how many queries the page is found first, and among the first three."""

# What readers may type -> the page that they look for; several where either is right.
QUERIES: Mapping[str, tuple[str, ...]] = {
    "Trilj": ("/schools/hr-trilj/",),
    "OŠ Trilj": ("/schools/hr-trilj/",),
    "Čabar": ("/hubs/hr-hub-1/", "/schools/hr-petar-zrinski-cabar/"),
    "cabar": ("/hubs/hr-hub-1/", "/schools/hr-petar-zrinski-cabar/"),
    "postanska skola": ("/schools/hr-postanska-zagreb/",),
    "Poštanska i telekomunikacijska škola": ("/schools/hr-postanska-zagreb/",),
    "GO! Bs Klim-op": ("/schools/be-klim-op/",),
    "frazao": ("/schools/pt-frazao/",),
    "gyomro": ("/hubs/hu-hub-blue/",),
    "Gyömrő": ("/hubs/hu-hub-blue/",),
    "koekelberg": ("/schools/be-unesco-koekelberg/",),
    "Flanders hub 1": ("/hubs/be-hub-1/",),
    "HR-1": ("/hubs/hr-hub-1/",),
    "red hub": ("/hubs/hu-hub-red/",),
    "Croatia": ("/countries/hr/",),
    "hrvatska": ("/countries/hr/",),
    "magyarorszag": ("/countries/hu/",),
    "Czechia": ("/countries/cz/",),
    "success conditions": ("/library/success-conditions-checklist/",),
    "mentoring": ("/mentoring/",),
    "matching": ("/library/mentor-mentee-matching-questionnaire/",),
    "selfie": ("/library/selfie/",),
    "BYOD": ("/about/glossary/",),
    "self-review": (
        "/about/glossary/",
        "/training/school-to-school-mentoring/module-3/self-assessment-and-peer-review/",
    ),
    "advisory board": ("/advisory-board/",),
    "accessibility": ("/about/accessibility/",),
    "privacy": ("/about/privacy/",),
    "EMINENT": ("/events/eminent-2021/", "/events/eminent-2022/"),
    "open online course": ("/events/beyond-networking-2022/", "/training/beyond-networking-2022/"),
    "theory of change": ("/library/theory-of-change-canvas/",),
    "STEPS": ("/library/steps-plan-sheet/",),
    "training": ("/training/",),
    "open data": ("/about/data/",),
    "feeds": ("/subscribe/",),
    "newsletter": ("/newsletter/",),
    "MenSI": ("/",),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Iterator[Server]:
    """The site of this project, built strictly; the same that other tests of this folder use."""

    def make(site: Path) -> None:
        result = build(ROOT, site)
        assert result.returncode == 0, result.stdout + result.stderr

    with Server(once(tmp_path_factory, "real-site", make), ROOT / "netlify.toml") as running:
        yield running


def test_what_readers_look_for_is_found_at_once(browser: Browser, served: Server) -> None:
    page, errors = open_page(browser)
    page.goto(served.url + "/search/")
    missed = {}
    for words, wanted in QUERIES.items():
        page.locator("[name=q]").fill(words)
        expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false", timeout=20_000)
        links = [link.get_attribute("href") or "" for link in page.locator(".search-title").all()[:SHOWN]]
        paths = [urlsplit(link).path for link in links]
        if not set(wanted) & set(paths):
            missed[words] = paths
    page.context.close()
    assert missed == {}
    assert errors == []


@pytest.mark.parametrize("name", ["queries", "queries-seen", "queries-held-back"])
def test_most_readers_find_their_page_first(browser: Browser, served: Server, name: str) -> None:
    text = (ROOT / "tests" / "content" / f"{name}.yaml").read_text(encoding="utf-8")
    queries = {str(words): pattern for words, pattern in yaml.safe_load(text).items()}
    page, errors = open_page(browser)
    page.goto(served.url + "/search/")
    first, three = set(), set()
    for words, pattern in queries.items():
        page.locator("[name=q]").fill(words)
        # Waits for no pause in typing.
        page.locator("[name=q]").press("Enter")
        expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false", timeout=20_000)
        links = page.locator(".search-title").evaluate_all("all => all.map(one => one.getAttribute('href'))")[:SHOWN]
        found = [re.search(pattern, urlsplit(link).path) is not None for link in links]
        first |= {words} if found[:1] == [True] else set()
        three |= {words} if any(found) else set()
    page.context.close()
    assert len(first) >= AT_ONCE * len(queries), queries.keys() - first
    assert len(three) >= IN_THREE * len(queries), queries.keys() - three
    assert errors == []
