"""What contributors sent is never a page of this site: files with all that a page can do, planted behind the check.

Each way in which a host may settle two values for one header is tried (tools/server.py).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from markupsafe import escape
from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

from portal.frame.addresses import FILES, IMAGES
from portal.frame.policy import POLICY
from portal.host.headers import headers
from tests import synthetic
from tests.browsing import open_page
from tests.project import ROOT
from tools.server import Merge, Server, header_rules, merged

ACTS = (
    '<meta http-equiv="refresh" content="0;url=/reached"/><script>location = "/reached"</script>'
    '<form action="/reached"><input type="password" name="p"/></form><img src="/x" onerror="location=\'/reached\'"/>'
)
HTML = f"<!doctype html><title>t</title>{ACTS}"
XHTML = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{ACTS}</body></html>'
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><script>location = "/reached"</script>'
    f'<style>rect {{ fill: red }}</style><rect width="40" height="30"/>{XHTML}'
    '<set xmlns="http://www.w3.org/2000/svg" attributeName="x" onbegin="location=\'/reached\'" begin="0s"/></svg>'
)
PLANTED = {
    f"{FILES}evil.svg": SVG,
    f"{FILES}evil.html": HTML,
    f"{FILES}evil.xhtml": XHTML,
    f"{FILES}evil.xml": XHTML,
    f"{FILES}evil.csv": HTML,
    f"{FILES}evil.pdf": HTML,
    f"{FILES}evil": HTML,
    f"{FILES}folder/index.html": HTML,
    f"{IMAGES}evil.png": HTML,
    f"{IMAGES}evil.svg": SVG,
}
OPENED = [f"{FILES}evil.{ending}" for ending in ("svg", "html", "xhtml")]
SHOWN = (
    '<!doctype html><title>Ours</title><link rel="icon" href="data:,">'
    f'<img id="a" src="/{FILES}evil.svg"><img id="b" src="/{IMAGES}good.png">'
)


@pytest.fixture
def host(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A site with a page of ours and the planted files, on a host that takes the last of two values or as asked."""
    pages = {"index.html": SHOWN, "404.html": "", "reached": "", "_redirects": ""}
    pages["_headers"] = headers(["", "reached", *PLANTED], {})
    for name, content in {**pages, **PLANTED}.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    (tmp_path / IMAGES / "good.png").write_bytes(synthetic.PICTURE)
    with Server(tmp_path, ROOT / "netlify.toml", getattr(request, "param", "last")) as running:
        yield running


def tried(browser: Browser, host: Server, paths: Iterable[str]) -> dict[str, tuple[str, set[str]]]:
    """What the browser does with each address, and which others it was answered from."""
    page, _errors = open_page(browser)
    asked: list[str] = []
    page.on("response", lambda answer: asked.append(answer.url.removeprefix(host.url)))
    found = {}
    for path in paths:
        asked.clear()
        try:
            page.goto(f"{host.url}/{path}")
            # What a page starts by itself has started when another was loaded in its frame or its context.
            page.context.request.get(f"{host.url}/reached")
            page.wait_for_load_state("networkidle")
            done = "shown"
        except PlaywrightError as error:
            done = "saved" if "Download is starting" in str(error) else str(error)
        found[path] = (done, set(asked) - {f"/{path}", "/favicon.ico"})
    page.context.close()
    return found


@pytest.mark.parametrize("host", get_args(Merge), indirect=True)
def test_it_is_saved_and_never_opened(browser: Browser, host: Server) -> None:
    paths = [path.removesuffix("index.html") for path in PLANTED]
    assert tried(browser, host, paths) == {path: ("saved", set()) for path in paths}


@pytest.mark.parametrize("host", get_args(Merge), indirect=True)
def test_where_a_browser_opens_it_all_the_same_it_does_nothing(browser: Browser, host: Server) -> None:
    host.rules = [
        (pattern, {name: value for name, value in values.items() if name != "Content-Disposition"})
        for pattern, values in host.rules
    ]
    assert tried(browser, host, OPENED) == {path: ("shown", set()) for path in OPENED}


def test_without_its_headers_it_would(browser: Browser, host: Server) -> None:
    host.rules = []
    assert ["/reached" in asked for _done, asked in tried(browser, host, OPENED).values()] == [True] * len(OPENED)


def test_our_pages_show_pictures_and_drawings_that_were_sent(browser: Browser, host: Server) -> None:
    page, errors = open_page(browser)
    page.goto(host.url)
    size = "image => [image.naturalWidth, image.naturalHeight]"
    sizes = {name: page.eval_on_selector(f"#{name}", size) for name in "ab"}
    page.evaluate(
        """() => { for (const tag of ["iframe", "object", "embed"]) { const made = document.createElement(tag);
        // Trusted types stop the last two before anything is loaded.
        try { made[tag === "object" ? "data" : "src"] = "/files/evil.html"; } catch (stopped) { continue; }
        document.body.append(made); } }"""
    )
    page.wait_for_load_state("networkidle")
    forms = sum(frame.evaluate("document.forms.length") for frame in page.frames[1:])
    page.context.close()
    assert sizes == {"a": [40, 30], "b": [16, 7]}
    assert forms == 0, "our own pages cannot frame it"
    stopped = ("frame", "object-src", "TrustedScriptURL")
    assert [error for error in errors if not any(words in error for words in stopped)] == []


@pytest.mark.parametrize("merge", get_args(Merge))
def test_no_header_has_two_values(merge: Merge) -> None:
    rules = header_rules(headers(["", "about/", "feed.xml", "files/x.svg", "library/x/x.pdf"], {}), [])
    for path in ("/files/x.svg", "/images/x.jpg", "/files/not-listed.html"):
        found = merged(rules, path, merge)
        assert found["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert "script-src" not in found["Content-Security-Policy"]
        assert found["Content-Disposition"] == "attachment"
    for path in ("/about/", "/library/x/x.pdf", "/feed.xml", "/"):
        found = merged(rules, path, merge)
        assert "sandbox" not in found["Content-Security-Policy"]
        assert found["Content-Security-Policy"].startswith(POLICY)
        assert "Content-Disposition" not in found


def test_pages_at_no_address_carry_their_policy_with_them(site: Path) -> None:
    assert f'http-equiv="Content-Security-Policy" content="{escape(POLICY)}"' in (site / "404.html").read_text("utf-8")
