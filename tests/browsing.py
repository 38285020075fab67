"""Pages in Chromium: opened, watched for errors, and judged by axe and by their width."""

import gzip
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, Response

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, PHONE, NARROW = 1280, 390, 320
"""Widths of screens in CSS pixels: a desk, a phone, and the narrowest that WCAG 2.2 (1.4.10) asks for."""
_OPTIONS = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}


def open_page(
    browser: Browser, *, width: int = WIDE, scheme: str = "light", scripts: bool = True, **options: Any
) -> tuple[Page, list[str]]:
    """A new page and the list that its errors go to: console errors, failed requests, exceptions.

    ``options`` are Playwright's for a context, for example ``timezone_id``.
    """
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=scripts,
        **options,
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: errors.append(str(error)))

    def failed(request: Request) -> None:
        # Chromium gives up on the icon of a page that it leaves.
        if "ABORTED" not in f"{request.failure}":
            errors.append(request.url)

    page.on("requestfailed", failed)
    return page, errors


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page of ``open_page`` that is closed at the end; its errors fail the test."""
    page, errors = open_page(browser, **options)
    yield page
    page.context.close()
    assert errors == []


def violations(page: Page, part: str | None = None) -> list[str]:
    """What axe finds on the page, or in one part of it, a line each."""
    found = Axe().run(page, context=part, options=_OPTIONS).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def unfold(page: Page) -> None:
    """Opens every part that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def look(page: Page, *, width: int, scheme: str) -> None:
    """Gives the page that is open another width and other colours, as a reader does who turns a phone."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")


def overflow(page: Page, widths: Iterable[int] = (WIDE, PHONE, NARROW), *, part: str = "html") -> list[str]:
    """At which of the widths a part of the page has to be scrolled sideways, a line each."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        over = page.locator(part).first.evaluate("one => one.scrollWidth - one.clientWidth")
        if over > 0:
            found.append(f"{over} px wider than {width} px")
    return found


def faults_in_each_look(page: Page, *, part: str = "html") -> list[str]:
    """What is wrong with the page as it stands: axe in light on a wide screen and in dark on the narrowest, and the
    width on every screen.
    """
    found = []
    for width, scheme in ((WIDE, "light"), (NARROW, "dark")):
        look(page, width=width, scheme=scheme)
        found += [f"{width} px, {scheme}: {line}" for line in violations(page)]
    found += overflow(page, part=part)
    look(page, width=WIDE, scheme="light")
    return found


# The project asks for 65 kB, and 85 kB with a map; every kind of page stays well below. A whole module to print is the
# heaviest.
FIRST_VIEW = 40_000
"""The most bytes, compressed, that a first visit to a page loads."""


def first_view(browser: Browser, address: str) -> dict[str, int]:
    """What a first visit to the page loads: address -> bytes when compressed. The page sets no cookie."""
    page, errors = open_page(browser)
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    page.on("response", keep)
    page.goto(address, wait_until="networkidle")
    # What leads on has no body of its own.
    whole = [answer for answer in answers if not 300 <= answer.status < 400]
    sizes = {answer.url: len(gzip.compress(answer.body(), 9)) for answer in whole}
    assert page.context.cookies() == []
    page.context.close()
    assert [error for error in errors if "404" not in error] == []
    return sizes
