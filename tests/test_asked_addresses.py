"""What an address asks for, and scripts that read it: nothing that is written there breaks a page or runs."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.project import ROOT
from tools.server import Server

# What an address asks for

_LISTS = ("/network/", "/cases/", "/library/", "/search/", "/subscribe/", "/training/", "/policy-exchange/")
_LEFT_OUT = "is not known here and was ignored"
_QUERIES = (
    "?q=<img src=x onerror=window.planted=1>&country=<script>&theme=%22%3E&section=javascript:1&interest=%00",
    "?country=__proto__&theme=constructor&type=toString&section=valueOf&sort=__proto__&interest=constructor",
    "?__proto__[polluted]=1&constructor.prototype.polluted=1&q=%E0%A4%A&country=%FF",
    "?q=" + "a+" * 20_000 + "&country=" + "b" * 20_000,
    "?q=%F0%9F%92%A9%ED%A0%80&q=again&country=hr&country=be&sort=1e9&hub=&theme=&audience=%E2%80%AE",
    "?" + "&".join(f"x{place}=1" for place in range(3000)),
    "?q=(((((a%2B)%2B)%2B)$%5B&q=.*",
    "?&&&===&?&#%",
)
_HASHES = ("#" + "h" * 100_000, "#%", "#%E0%A4%A", "#<img src=x onerror=window.planted=1>", "#__proto__", "#')]*,[x='")


@pytest.mark.first_network
@pytest.mark.parametrize("path", _LISTS)
def test_no_address_breaks_a_page(page: Page, server: Server, path: str) -> None:
    for asked in (*_QUERIES, *_HASHES):
        # As a whole load each, because a change of the hash alone is none.
        page.goto("about:blank")
        page.goto(f"{server.url}{path}{asked}")
        expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("[window.planted, {}.polluted, Object.polluted].filter(Boolean)") == []
    assert page.evaluate("({ ...localStorage })") == {}


@pytest.mark.first_network
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/network/?country=atlantis", "#filter-count"),
        ("/network/?q=" + "a" * 300, "#filter-count"),
        ("/network/?level=__proto__", "#filter-count"),
        ("/library/?sort=constructor", "#filter-count"),
        ("/search/?section=Nowhere", ".search-state"),
        ("/search/?q=" + "mentor " * 50, ".search-state"),
    ],
)
def test_what_is_left_out_of_an_address_is_said(page: Page, server: Server, path: str, said: str) -> None:
    page.goto(server.url + path)
    output = page.locator(said).first
    expect(output).to_contain_text(_LEFT_OUT)
    expect(output).to_have_role("status")
    field = page.locator("main [name=q]")
    field.fill("school")
    expect(output).not_to_contain_text(_LEFT_OUT)
    expect(output).not_to_be_empty()


@pytest.mark.first_network
def test_a_feed_that_there_is_not_is_said(page: Page, server: Server) -> None:
    for asked in ("?country=hr&interest=constructor", "?hub=__proto__", "?country=" + "x" * 5000):
        page.goto(f"{server.url}/subscribe/{asked}")
        expect(page.locator("#chosen")).to_contain_text("The feed you asked for is not in the list")
    assert page.get_by_label("Country, theme or hub").input_value() == "network"


def test_an_address_with_an_empty_folder_stays_on_this_site(page: Page, server: Server) -> None:
    """ "//network/" is an address on this host, but would be another host to whoever takes it for a path."""
    page.goto(f"{server.url}//network/")
    page.locator("main [name=q]").fill("school")
    expect(page).to_have_url(f"{server.url}//network/?q=school")


_SINKS = re.compile(
    r"\.(inner|outer)HTML\b|insertAdjacentHTML|setHTML|srcdoc|document\.(write|open)|DOMParser|createContextualFragment"
    r"|\beval\b|\bFunction\s*\(|\bset(Timeout|Interval)\(\s*[\"'`]|javascript:|importScripts|\bWorker\s*\("
    r"|setAttribute\(\s*[\"'`]on|createElement\(\s*[\"'`](script|iframe|object|embed)|__proto__\s*[:=]"
)


def test_no_script_of_ours_makes_code_or_markup_of_text() -> None:
    scripts = sorted((ROOT / "docs" / "assets").glob("*.js"))
    assert len(scripts) >= 12
    lines = [(script.name, line) for script in scripts for line in script.read_text(encoding="utf-8").splitlines()]
    assert [(name, line) for name, line in lines if not line.lstrip().startswith("//") and _SINKS.search(line)] == []
    planted = ("one.innerHTML = text", "setTimeout('go()', 1)", "new Function('go')", "eval(text)", "a.outerHTML += 1")
    assert [line for line in planted if not _SINKS.search(line)] == []
