"""What `make serve` answers: the site as the host would give it, and nothing beside it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.project import ROOT
from tools.serve.outcome import Fault, Outcome
from tools.serve.showing import LIVE, State, application

PAGE = "<!doctype html><html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site of three files, with rules for its host; a secret lies beside it."""
    folder = tmp_path / "site"
    (folder / "hubs" / "one").mkdir(parents=True)
    (folder / "hubs" / "one" / "index.html").write_text(PAGE.format("One"), encoding="utf-8")
    (folder / "404.html").write_text(PAGE.format("Not here"), encoding="utf-8")
    (folder / "list.bib").write_text("@misc{}", encoding="utf-8")
    (folder / "_redirects").write_text("/hubs/old/ /hubs/one/ 301\n", encoding="utf-8")
    (folder / "_headers").write_text(
        "/*\n  Content-Security-Policy: default-src 'self'; upgrade-insecure-requests\n"
        "/*.bib\n  Content-Type: text/x-bibtex\n",
        encoding="utf-8",
    )
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


def _asked(state: State, path: str, base: str = "/") -> tuple[int, dict[str, str], str]:
    """Status, headers and text of the answer to a path."""
    told: list[dict[str, Any]] = []

    asked = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        if not asked:
            await asyncio.Event().wait()
        return asked.pop()

    async def send(message: Any) -> None:
        told.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "scheme": "http",
        "server": ("localhost", 8000),
        "http_version": "1.1",
    }
    # A thread of its own has no loop yet; that of the tests runs one while a browser is open.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(application(ROOT, base, state)(scope, receive, send))).result()
    headers = {name.decode(): value.decode() for name, value in told[0]["headers"]}
    return told[0]["status"], headers, b"".join(one.get("body", b"") for one in told[1:]).decode()


def _state(site: Path | None, outcome: Outcome | None = None) -> State:
    return State(version=7, site=site, since=datetime(2026, 1, 1), outcome=outcome)


def test_a_page_is_given_as_the_host_would(site: Path) -> None:
    status, headers, text = _asked(_state(site), "/hubs/one/")
    assert status == 200
    assert "<h1>One</h1>" in text
    assert f'src="{LIVE}live.js?7"' in text
    assert headers["content-security-policy"] == "default-src 'self'"
    assert headers["cache-control"] == "no-store"


def test_a_former_address_leads_on(site: Path) -> None:
    status, headers, _text = _asked(_state(site), "/hubs/old/")
    assert (status, headers["location"]) == (301, "/hubs/one/")


def test_what_is_not_there_says_so_and_what_is_wrong(site: Path) -> None:
    status, _headers, text = _asked(_state(site, Outcome((Fault("mend it", "data/x.yaml", 3),))), "/none/")
    assert status == 404
    assert "<h1>Not here</h1>" in text
    assert "data/x.yaml:3" in text


@pytest.mark.parametrize("path", ["/../secret.txt", "/hubs/../../secret.txt", "//secret.txt", f"{LIVE}../secret.txt"])
def test_nothing_beside_the_site_is_given(path: str, site: Path) -> None:
    status, _headers, text = _asked(_state(site), path)
    assert status == 404
    assert "secret" not in text


def test_while_there_is_no_site_it_says_what_is_done() -> None:
    state = _state(None)
    state.doing = "writing <3> pages"
    status, headers, text = _asked(state, "/any/")
    assert status == 503
    assert "writing &lt;3&gt; pages" in text
    assert headers["cache-control"] == "no-store"


def test_a_site_below_a_folder_is_there(site: Path) -> None:
    assert _asked(_state(site), "/schools-of-x/hubs/one/", "/schools-of-x/")[0] == 200
    status, headers, _text = _asked(_state(site), "/", "/schools-of-x/")
    assert (status, headers["location"]) == (307, "/schools-of-x/")


@pytest.mark.parametrize("name", ["live.css", "live.js"])
def test_its_own_files_are_there_also_before_the_site(name: str) -> None:
    status, _headers, text = _asked(_state(None), f"{LIVE}{name}")
    assert status == 200
    assert text == (ROOT / "tools" / "serve" / name).read_text(encoding="utf-8")
