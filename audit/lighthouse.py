"""Lighthouse on one page of each kind: median of several runs, on the site as Netlify serves it."""

import json
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from audit.programs import HERE
from tools import chromium
from tools.samples import longest
from tools.server import Server

PAGES: Mapping[str, str] = {
    "home": ".",
    "network": "network",
    "country": "countries/*",
    "hub": "hubs/*",
    "school": "schools/*",
    "guide": "mentoring",
    "library": "library",
    "course unit": "training/*/*/*",
}
"""What the page is -> the folders of the site that have one; the longest is loaded, RUNS times."""
RUNS = 5
LIMITS: Mapping[str, int] = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""The least score of each category."""
SHIFT = 0.01
"""How much of a page may move while it loads; Lighthouse calls 0.1 good."""

_CONFIG = HERE.parent / "netlify.toml"
# Each of these takes points from another category: no language, no title and no text for the image; no description;
# an error in the console; a script that keeps the page waiting.
_PLANTED = {
    "index.html": '<!doctype html><html><script src="busy.js"></script><p>Planted<img src="a.svg"></p></html>',
    "busy.js": 'const start = Date.now(); while (Date.now() - start < 3000); throw new Error("planted");',
    "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "404.html": "",
    "_redirects": "",
}


@dataclass(frozen=True)
class Result:
    """What one run of Lighthouse found."""

    scores: Mapping[str, int]
    """Category -> 0 to 100."""
    shift: float
    short: Sequence[str]
    """What took points away, in Lighthouse's words."""
    error: str
    """Why the page could not be looked at, "" where it could."""


def audit(site: Path) -> bool:
    """Whether every page of PAGES reaches the LIMITS. Prints a table."""
    found = {name: longest(site, pattern) for name, pattern in PAGES.items()}
    # A network without courses has no unit, and may have none of another kind.
    chosen = {name: address for name, address in found.items() if address is not None}
    if missing := [name for name in ("home", "network") if name not in chosen]:
        print(f"Lighthouse: {site} has no page {', '.join(missing)}; build it first.")
        return False
    with _browser() as port:
        with TemporaryDirectory() as folder:
            for name, content in _PLANTED.items():
                (Path(folder) / name).write_text(content, encoding="utf-8")
            with Server(Path(folder), _CONFIG) as planted:
                (result,) = _run(port, LIMITS, [f"{planted.url}/"])
        if passed := [category for category, limit in LIMITS.items() if result.scores[category] >= limit]:
            print(f"Lighthouse let planted faults pass: {', '.join(passed)}. Its verdict would mean nothing.")
            return False
        print("Lighthouse sees planted faults:", ", ".join(f"{name} {score}" for name, score in result.scores.items()))
        with Server(site, _CONFIG) as server:
            addresses = [server.url + path for path in chosen.values()]
            # Only the performance differs from run to run.
            runs = [_run(port, LIMITS, addresses)]
            runs += [_run(port, ["performance"], addresses) for _ in range(RUNS - 1)]
    return _judge(dict(zip(chosen, zip(*runs, strict=True), strict=True)))


def _judge(found: Mapping[str, Sequence[Result]]) -> bool:
    print(f"\nLighthouse, mobile, performance as the median of {RUNS} runs:")
    print("page".ljust(10), *(category.rjust(15) for category in LIMITS), "layout shift".rjust(15))
    good = True
    for page, results in found.items():
        scores = {name: int(median(r.scores[name] for r in results if name in r.scores)) for name in LIMITS}
        shift = max(result.shift for result in results)
        print(page.ljust(10), *(str(score).rjust(15) for score in scores.values()), f"{shift:15.3f}")
        errors = {result.error for result in results if result.error}
        if errors or shift > SHIFT or any(scores[name] < limit for name, limit in LIMITS.items()):
            good = False
            for line in sorted({*errors, *(line for result in results for line in result.short)}):
                print("  ", line)
    print("limit".ljust(10), *(str(limit).rjust(15) for limit in LIMITS.values()), f"{SHIFT:15.3f}")
    return good


def _run(port: int, categories: Sequence[str] | Mapping[str, int], addresses: Sequence[str]) -> list[Result]:
    command = ["node", str(HERE / "lighthouse.mjs"), str(port), ",".join(categories), *addresses]
    printed = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    results = [Result(**json.loads(line)) for line in printed.stdout.splitlines() if line.startswith("{")]
    if len(results) != len(addresses):
        raise SystemExit(f"Lighthouse did not come to its end:\n{printed.stderr}")
    return results


@contextmanager
def _browser() -> Iterator[int]:
    """The port on which a Chromium without a window takes orders."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = ["--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}", *chromium.FLAGS]
        command = [chromium.get(), *flags, "about:blank"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                yield _port(Path(profile) / "DevToolsActivePort")
            finally:
                process.terminate()


def _port(file: Path) -> int:
    for _ in range(300):
        if file.exists() and (lines := file.read_text(encoding="utf-8").splitlines()):
            return int(lines[0])
        time.sleep(0.1)
    raise SystemExit("Chromium did not start within 30 seconds.")
