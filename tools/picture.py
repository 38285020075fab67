"""``make picture``: the picture at the top of the README, taken of the built site in Chromium."""

import base64
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools import chromium
from tools.samples import longest
from tools.server import Server

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / ".github" / "portal.png"
LIMIT = 300_000
"""The most bytes that the picture may have."""
# The name of the image in picture.html -> folders of the site, of which the longest page is seen, width and height of
# the window, how far down, colours.
_VIEWS = {
    "home": (".", 1280, 940, 0, "light"),
    "hub": ("hubs/*", 1120, 700, 104, "dark"),
    "phone": ("schools/*", 390, 844, 0, "light"),
}


def main() -> int:
    """Takes the picture of the site in the folder ``site``; 1 where it is too heavy."""
    with Server(ROOT / "site", ROOT / "netlify.toml") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.get(), args=list(chromium.FLAGS))
        views = {name: _seen(browser, server.url, name) for name in _VIEWS}
        picture = _composed(browser, views)
        browser.close()
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(picture)
    print(f"{PICTURE.relative_to(ROOT)}: {len(picture) / 1000:.0f} kB")
    if len(picture) > LIMIT:
        print(f"That is more than {LIMIT / 1000:.0f} kB.")
        return 1
    return 0


def _seen(browser: Browser, site: str, name: str) -> bytes:
    pattern, width, height, down, scheme = _VIEWS[name]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(site + (longest(ROOT / "site", pattern) or "/"), wait_until="networkidle")
    page.evaluate("down => scrollTo(0, down)", down)
    return page.screenshot()


def _composed(browser: Browser, views: dict[str, bytes]) -> bytes:
    page = browser.new_page(viewport={"width": 1600, "height": 960}, device_scale_factor=0.9)
    page.goto((Path(__file__).parent / "picture.html").as_uri())
    for name, content in views.items():
        source = f"data:image/png;base64,{base64.b64encode(content).decode()}"
        page.eval_on_selector(f"#{name}", "(image, source) => { image.src = source; return image.decode() }", source)
    return page.screenshot()


if __name__ == "__main__":
    sys.exit(main())
