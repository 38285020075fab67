"""The headers of the site: strict, and each rule fails where its header is dropped or weakened."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest
from playwright.sync_api import Browser, expect

from portal.host.headers import headers
from tests.observatory import faults, score
from tests.project import ROOT
from tools.server import Merge, Server, header_rules, merged

CONFIG = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))["headers"]
PATHS = (
    *("", "about/", "countries/hr/", "robots.txt", "api/schools.json", "assets/site.css", "embed/country/hr/"),
    *("feed.xml", "feed.atom.xml", "feed.json", "feeds/news.json", "feeds/all.opml", "calendar/event/one.ics"),
    ".well-known/security.txt",
)
PROGRAMS = [path for path in PATHS if path.startswith(("api/", "feed", "calendar/"))]
RULES = header_rules(headers(PATHS, {"api/schools.csv": "text/csv; charset=utf-8"}), CONFIG)
SITE: Mapping[str, str] = merged(RULES, "/about/")
POLICY = SITE["Content-Security-Policy"]


def test_the_headers_have_no_fault() -> None:
    assert faults(SITE) == []


@pytest.mark.parametrize("merge", get_args(Merge))
def test_the_host_cannot_settle_two_values_so_that_a_page_may_be_framed(merge: Merge) -> None:
    for path in PATHS[:4]:
        found = merged(RULES, f"/{path}", merge)
        assert found["X-Frame-Options"] == "DENY"
        assert found["Cross-Origin-Resource-Policy"] == "same-origin"
        assert POLICY.partition("; frame-ancestors")[0] in found["Content-Security-Policy"]
    for path in PROGRAMS:
        found = merged(RULES, f"/{path}", merge)
        assert found["X-Frame-Options"] == "DENY"
        assert found["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert found["Access-Control-Allow-Origin"] == "*"
    listed = merged(RULES, "/embed/country/hr/", merge)
    assert "X-Frame-Options" not in listed
    assert "frame-ancestors" not in listed["Content-Security-Policy"]


def test_only_what_is_for_everybody_takes_a_header_back() -> None:
    """Nothing outside these folders differs from the rest, and in them only what has to."""
    resource = "Cross-Origin-Resource-Policy is neither same-origin nor same-site"
    framing = ["frame-ancestors is neither 'none' nor 'self'", "X-Frame-Options is neither DENY nor SAMEORIGIN"]
    taken = {
        "/": [],
        "/about/": [],
        "/countries/hr/": [],
        "/robots.txt": [],
        "/.well-known/security.txt": [],
        **{f"/{path}": [resource, "Access-Control-Allow-Origin opens the site to others"] for path in PROGRAMS},
        "/assets/site.css": [resource],
        "/embed/country/hr/": [*framing, resource],
        # Nothing is there but the page that says so.
        "/nothing/": [
            "Content-Security-Policy is missing",
            framing[1],
            "Cross-Origin-Opener-Policy is not same-origin",
            resource,
        ],
    }
    assert {path: faults(merged(RULES, path)) for path in taken} == taken


@pytest.mark.every_network
def test_every_page_and_file_of_the_site_is_covered(site: Path) -> None:
    rules = header_rules((site / "_headers").read_text(encoding="utf-8"), CONFIG)
    paths = [f"/{file.relative_to(site).as_posix()}" for file in site.rglob("*") if file.is_file()]
    paths += [path.removesuffix("index.html") for path in paths if path.endswith("/index.html")]
    framed = [path for path in paths if "X-Frame-Options" not in merged(rules, path)]
    assert len(paths) > 200
    assert [path for path in framed if not path.startswith(("/embed/", "/_"))] == []
    assert [path for path in framed if path.startswith("/embed/")]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Server]:
    """An empty page of another site."""
    for name in ("index.html", "404.html", "_redirects"):
        (tmp_path / name).write_text("", encoding="utf-8")
    config = tmp_path / "netlify.toml"
    config.write_text("headers = []\nredirects = []\n", encoding="utf-8")
    with Server(tmp_path, config) as running:
        yield running


@pytest.mark.first_network
def test_programs_on_other_sites_can_read_what_is_for_programs(
    site: Path, server: Server, elsewhere: Server, browser: Browser
) -> None:
    """Every feed, every calendar, the list of feeds and every file of the API; no page and nothing else."""
    files = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*")) if file.is_file()]
    wanted = [path for path in files if path.endswith((".ics", ".opml")) or path.startswith(("feed", "api/"))]
    assert {Path(path).suffix for path in wanted} >= {".xml", ".json", ".ics", ".opml", ".csv"}
    page = browser.new_page()
    page.goto(f"{elsewhere.url}/")
    read = """async ([site, paths]) => {
      const found = await Promise.all(paths.map(async (path) => {
        try { return (await fetch(site + path)).ok ? path : ""; } catch { return ""; }
      }));
      return found.filter(Boolean);
    }"""
    assert page.evaluate(read, [f"{server.url}/", wanted]) == wanted
    others = ["", "about/", "subscribe/", "sitemap.xml", "robots.txt", "embed/country/hr/", "pagefind/pagefind.js"]
    assert page.evaluate(read, [f"{server.url}/", others]) == []
    page.close()


def test_no_text_becomes_markup_or_code_on_any_page(server: Server, browser: Browser) -> None:
    """Trusted types: a script that tries is stopped, with or without a policy of its own; the search works on."""
    page = browser.new_page()
    page.goto(f"{server.url}/search/?q=school")
    expect(page.locator(".search-title").first).to_be_visible()
    tried = page.evaluate(
        """() => [
          () => { document.body.innerHTML = "<b>planted</b>"; },
          () => { document.body.insertAdjacentHTML("beforeend", "<b>planted</b>"); },
          () => { document.createElement("script").src = "/assets/menu.js"; },
          () => new DOMParser().parseFromString("<b>planted</b>", "text/html"),
          () => new Worker("/pagefind/pagefind.js"),
          () => trustedTypes.createPolicy("ours", { createHTML: (text) => text }),
        ].map((attempt) => { try { attempt(); return "done"; } catch (error) { return error.name; } })"""
    )
    assert tried == ["TypeError"] * 6
    expect(page.locator("b", has_text="planted")).to_have_count(0)
    page.close()


def test_the_observatory_would_give_the_best_grade() -> None:
    assert score(SITE) == 130
    assert score({}) == 100 - 25 - 20 - 20 - 5


_WEAKENED: Mapping[str, Mapping[str, str | None]] = {
    "no policy": {"Content-Security-Policy": None},
    "inline scripts": {"Content-Security-Policy": POLICY.replace("script-src 'self'", "script-src 'unsafe-inline'")},
    "eval": {"Content-Security-Policy": POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'")},
    "inline styles": {"Content-Security-Policy": POLICY.replace("style-src 'self'", "style-src 'unsafe-inline'")},
    "scripts from data": {"Content-Security-Policy": POLICY.replace("script-src 'self'", "script-src data:")},
    "scripts from anywhere": {"Content-Security-Policy": POLICY.replace("script-src 'self'", "script-src https:")},
    "default self": {"Content-Security-Policy": POLICY.replace("default-src 'none'", "default-src 'self'")},
    "no default": {"Content-Security-Policy": POLICY.replace("default-src 'none'; ", "")},
    "no base": {"Content-Security-Policy": POLICY.replace("base-uri 'none'; ", "")},
    "no form": {"Content-Security-Policy": POLICY.replace("form-action 'self'; ", "")},
    "forms to anywhere": {"Content-Security-Policy": POLICY.replace("form-action 'self'", "form-action *")},
    "no ancestors": {"Content-Security-Policy": POLICY.replace("; frame-ancestors 'none'", "")},
    "ancestors anywhere": {"Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")},
    "pictures without TLS": {"Content-Security-Policy": POLICY.replace("img-src 'self'", "img-src http:")},
    "no HSTS": {"Strict-Transport-Security": None},
    "half a year of HSTS": {"Strict-Transport-Security": "max-age=15768000; includeSubDomains"},
    "HSTS without subdomains": {"Strict-Transport-Security": "max-age=63072000"},
    "no nosniff": {"X-Content-Type-Options": None},
    "sniff": {"X-Content-Type-Options": "sniff"},
    "no frame options": {"X-Frame-Options": None},
    "frames allowed": {"X-Frame-Options": "ALLOWALL"},
    "no referrer policy": {"Referrer-Policy": None},
    "whole referrer": {"Referrer-Policy": "unsafe-url"},
    "no permissions": {"Permissions-Policy": None},
    "camera": {"Permissions-Policy": SITE["Permissions-Policy"].replace("camera=()", "camera=(self)")},
    "no opener policy": {"Cross-Origin-Opener-Policy": None},
    "popups": {"Cross-Origin-Opener-Policy": "unsafe-none"},
    "no resource policy": {"Cross-Origin-Resource-Policy": None},
    "cross-origin": {"Cross-Origin-Resource-Policy": "cross-origin"},
    "texts as markup": {"Content-Security-Policy": POLICY.replace("require-trusted-types-for 'script'; ", "")},
    "any policy for texts": {"Content-Security-Policy": POLICY.replace("trusted-types 'none'", "trusted-types *")},
    "a cookie": {"Set-Cookie": "a=b"},
    "open to all": {"Access-Control-Allow-Origin": "*"},
}


def _weakened(name: str) -> dict[str, str]:
    changed: dict[str, str | None] = {**SITE, **_WEAKENED[name]}
    assert changed != SITE, "nothing was planted"
    return {key: value for key, value in changed.items() if value is not None}


@pytest.mark.parametrize("name", _WEAKENED)
def test_a_planted_fault_is_found(name: str) -> None:
    assert faults(_weakened(name)) != []


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("no policy", 75),
        ("inline scripts", 80),
        ("eval", 90 + 20),
        ("inline styles", 120),
        ("default self", 125),
        ("no HSTS", 80),
        ("no ancestors", 125),
        ("no nosniff", 95 + 30),
        ("whole referrer", 95 + 25),
        ("no resource policy", 120),
    ],
)
def test_points_follow_the_observatorys_table(name: str, points: int) -> None:
    assert score(_weakened(name)) == points
