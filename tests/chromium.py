"""Finds a Chromium for the browser tests, or gets one: the machine's, else Playwright's, else Debian's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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


def get() -> str:
    """Path of a Chromium, installed if need be. Ends the program with what to do where there is none to be had."""
    if path := find():
        return path
    print("No Chromium here; trying Playwright's download.", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if path := find():
        return path
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("No download; trying Debian's package.", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False)
    if path := find():
        return path
    sys.exit(
        "The browser tests need Chromium, and none could be found or installed. Install the package chromium of your "
        "system (Debian: apt-get install chromium) and run the command again."
    )


if __name__ == "__main__":
    print(f"Browser tests use {get()}")
