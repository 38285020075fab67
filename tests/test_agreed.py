"""A name and a picture go on the day after their consent has ended, also from a page that was made before."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from portal.frame import assets
from portal.records.base import Consent
from portal.site import Site
from tests import engine, framed, synthetic
from tests.browsing import watched
from tests.project import ROOT
from tools.server import Server

URL = "https://portal.invalid/"
NAME = "Ana Primjer"
COUNTRY = "countries/hr/"
_SCOPE = "        scope: name and role on the country page\n"
_SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts.push(entry.value);
  }).observe({ type: "layout-shift", buffered: true });
"""


def site(tmp_path: Path, until: str = "2022-03-31") -> Site:
    """The small network on the day of the tests, with a consent that has a last day."""
    data = synthetic.small(tmp_path)
    file = data / "countries.yaml"
    text = file.read_text("utf-8")
    assert _SCOPE in text
    file.write_text(text.replace(_SCOPE, f"{_SCOPE}        until: {until}\n" if until else _SCOPE), "utf-8")
    return framed.opened(data, URL, synthetic.DAY)


def html(of: Site, path: str) -> str:
    (page,) = [page for page in of.pages if page.path == path]
    return str(of.templates.render("main.html", {"frame": of.made(page, ())}))


@pytest.mark.parametrize(
    ("dates", "last"),
    [
        ({}, None),
        ({"until": "2022-03-31"}, date(2022, 3, 31)),
        ({"withdrawn": "2022-03-01"}, date(2022, 2, 28)),
        ({"until": "2022-03-31", "withdrawn": "2022-03-01"}, date(2022, 2, 28)),
    ],
)
def test_the_last_day_of_a_consent(dates: dict[str, Any], last: date | None) -> None:
    assert Consent(given="2021-01-01", scope="name", **dates).last_day == last


def test_a_page_loads_the_script_only_for_a_consent_that_ends(tmp_path: Path) -> None:
    ending = html(site(tmp_path / "one"), COUNTRY)
    assert f'<span data-agreed-until="2022-03-31" data-pagefind-ignore><br>{NAME}</span>' in ending
    assert ending.index("agreed.js") < ending.index("</head>")
    assert "agreed.js" not in html(site(tmp_path / "two", until=""), COUNTRY)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    """The page of the country, made on the day of the tests, with what it loads."""
    out = tmp_path / "site"
    engine.put(out / COUNTRY / "index.html", html(site(tmp_path), COUNTRY))
    for file in (ROOT / "docs" / "assets").rglob("*.*"):
        engine.put(out / file.relative_to(ROOT / "docs"), assets.published(file))
    for name in ("404.html", "_redirects"):
        engine.put(out / name, "")
    with Server(out, ROOT / "netlify.toml") as running:
        yield running


def opened(page: Page, served: Server, day: str) -> str:
    """What the page says on a device with that day, after a moment."""
    page.add_init_script(_SHIFTS)
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(f"{served.url}/{COUNTRY}")
    return page.locator("main").inner_text()


def test_on_a_stale_copy_the_name_is_gone_and_nothing_shifts(browser: Browser, served: Server) -> None:
    with watched(browser) as page:
        assert NAME in opened(page, served, "2022-03-31")
    with watched(browser) as page:
        said = opened(page, served, "2022-04-01")
        assert NAME not in said
        assert "National coordinator" in said
        assert NAME not in page.content()
        assert page.evaluate("window.shifts") == []


def test_a_tab_that_stays_open_loses_the_name_when_it_is_looked_at_again(browser: Browser, served: Server) -> None:
    with watched(browser) as page:
        assert NAME in opened(page, served, "2022-03-31")
        page.clock.set_fixed_time("2022-04-02T12:00:00")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert NAME not in page.content()


def test_without_scripts_the_page_says_what_it_said_when_it_was_made(browser: Browser, served: Server) -> None:
    with watched(browser, scripts=False) as page:
        page.goto(f"{served.url}/{COUNTRY}")
        assert NAME in page.content()
