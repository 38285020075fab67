"""Finds a Chromium for the browser tests, or gets one: the machine's, else Playwright's, else Debian's.

The tests take Chromium's headless shell where there is one: the same engine without a window, where a page takes a
third of the processor time.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
# Sandboxing needs privileges that containers lack; the rest keeps Chromium from calling its maker.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """Path of a Chromium that is there now, or None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find_for_tests() -> str | None:
    """Path of a headless shell that is there now, else of a Chromium, or None."""
    return next(filter(None, map(shutil.which, SHELLS)), None) or find()


def get_for_tests() -> str:
    """Path of a headless shell, installed where Debian has one, else of a Chromium as ``get`` finds it."""
    if not any(map(shutil.which, SHELLS)) and _may_install():
        _install(SHELLS[0])
    return find_for_tests() or get()


def get() -> str:
    """Path of a Chromium, installed if need be. Ends the program with what to do where there is none to be had."""
    if path := find():
        return path
    print("No Chromium here; trying Playwright's download.", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if path := find():
        return path
    if _may_install():
        print("No download; trying Debian's package.", flush=True)
        _install("chromium")
    if path := find():
        return path
    sys.exit(
        "The browser tests need Chromium, and none could be found or installed. Install the package chromium of your "
        "system (Debian: apt-get install chromium) and run the command again."
    )


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(package: str) -> None:
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], check=False)


if __name__ == "__main__":
    print(f"Browser tests use {get_for_tests()}")
