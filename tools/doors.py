"""``make pictures``: the pictures of the pages below /contribute/, taken of the real screens in Chromium.

The form is that of the built site in the folder ``site``, the editor runs on the records of this folder, and the
message of ``make serve`` is about a record with a mistake that is made here, in a copy.
"""

import io
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import uvicorn
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from portal.doors.local_editor import LocalEditor
from portal.inspection import read
from portal.problem import DataError
from tools import chromium
from tools.serve.outcome import Fault, Outcome
from tools.serve.showing import State, application
from tools.server import Server

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "assets" / "doors"
LIMIT = 30_000
"""The most bytes that a picture may have."""
_WIDTH, _HEIGHT = 1000, 640
_QUALITIES = (80, 70, 60, 50, 40, 30)
"""Of WebP, the best first; the first at which the picture is light enough counts."""
_RIGHT, _WRONG = "country: hr\n", "country: hrr\n"


def main(site: Path = ROOT / "site") -> int:
    """Takes all pictures; 1 where one is too heavy."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.get(), args=list(chromium.FLAGS))
        taken = {"form": _form(browser, site), "editor": _editor(browser), "serve": _serve(browser, site)}
        browser.close()
    return max([_written(name, picture) for name, picture in taken.items()])


def _written(name: str, picture: bytes) -> int:
    content = b""
    for quality in _QUALITIES:
        made = io.BytesIO()
        Image.open(io.BytesIO(picture)).convert("RGB").save(made, "WEBP", quality=quality, method=6)
        content = made.getvalue()
        if len(content) <= LIMIT:
            break
    file = PICTURES / f"{name}.webp"
    file.write_bytes(content)
    print(f"{file.relative_to(ROOT)}: {len(content) / 1000:.0f} kB")
    return int(len(content) > LIMIT)


def _page(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}, color_scheme="light")


def _form(browser: Browser, site: Path) -> bytes:
    with Server(site, ROOT / "netlify.toml") as server:
        page = _page(browser)
        page.goto(f"{server.url}/contribute/school/", wait_until="networkidle")
        page.evaluate("scrollTo(0, document.querySelector('.record-form').offsetTop - 40)")
        return page.screenshot()


def _editor(browser: Browser) -> bytes:
    with LocalEditor(ROOT, ROOT / "data", 0) as editor:
        threading.Thread(target=editor.serve_forever, daemon=True).start()
        page = _page(browser)
        page.goto(editor.address)
        page.get_by_role("button", name="Login").click()
        page.get_by_text("Quick add").wait_for()
        page.goto(f"{editor.address}#/collections/schools/new")
        page.get_by_text("Writing in").wait_for()
        page.wait_for_load_state("networkidle")
        picture = page.screenshot()
        editor.shutdown()
    return picture


def _serve(browser: Browser, site: Path) -> bytes:
    outcome = Outcome(tuple(_mistake()))
    with _served(State(version=1, site=site, since=datetime.fromisoformat("2026-11-28T10:15"), outcome=outcome)) as url:
        page = _page(browser)
        page.goto(f"{url}/network/", wait_until="load")
        return page.screenshot()


def _mistake() -> Iterator[Fault]:
    """What the check says of the first school with another country than there is."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(shutil.copytree(ROOT / "data", Path(folder) / "data"))
        file = data / "schools.yaml"
        file.write_text(file.read_text("utf-8").replace(_RIGHT, _WRONG, 1), "utf-8")
        try:
            read(data)
        except DataError as error:
            for problem in error.problems[:1]:
                yield Fault(f"{problem.record}: {problem.message}", problem.file, problem.line)


@contextmanager
def _served(state: State) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(application(ROOT, "/", state), port=0, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = server.force_exit = True
    thread.join(timeout=10)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
