"""A built site in Chromium, page by page: what ran, asked for something elsewhere, or went away."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

from tests.project import ROOT
from tools.server import Server

SEEN = (".html", ".svg", ".xml", ".opml")
"""Endings of what Chromium shows."""
# The page that is shown for addresses of nothing, and what Chromium says of its own view of XML and of letters, whose
# styles the policy refuses: readers save them.
_EXPECTED = ("404",)
_OWN_VIEW = "inline style"


def wrongs(site: Path, browser: Browser, *, policy: bool, endings: tuple[str, ...] = SEEN) -> list[str]:
    """What went wrong on any page, drawing or feed, with the headers of the host or without any."""
    found: list[str] = []
    with Server(site, ROOT / "netlify.toml") as server:
        if not policy:
            server.rules = []
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        _listen(page, server.url, found)
        for file in sorted(path for path in site.rglob("*") if path.suffix in endings):
            address = f"/{file.relative_to(site).as_posix()}".removesuffix("index.html")
            before = len(found)
            page.goto(server.url + address, wait_until="load")
            if page.evaluate("window.planted") is not None:
                found.append("something planted ran")
            if urlsplit(page.url)._replace(query="", fragment="").geturl() != server.url + _place(server, address):
                found.append(f"went to {page.url}")
            quiet = page.url.endswith((".xml", ".opml", ".svg", "email.html"))
            found[before:] = [f"{address}: {what}" for what in found[before:] if not (quiet and _OWN_VIEW in what)]
        context.close()
    return found


def _place(server: Server, address: str) -> str:
    """Where the host leads somebody who asks for the address."""
    for _step in range(5):
        status, there, _body = server.answer(address)
        if status not in {301, 302}:
            break
        address = urlsplit(there).path
    return address


def _listen(page: Page, url: str, found: list[str]) -> None:
    def asked(request: Request) -> None:
        if not request.url.startswith((url, "data:")):
            found.append(f"asks for {request.url}")

    def said(dialog: Dialog) -> None:
        found.append(f"says {dialog.message}")
        dialog.dismiss()

    def logged(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(word in message.text for word in _EXPECTED):
            found.append(f"console {message.text}")

    page.on("request", asked)
    page.on("dialog", said)
    page.on("console", logged)
    page.on("pageerror", lambda error: found.append(f"error {error}"))
