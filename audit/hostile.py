"""Every payload in every field through reader and models; then hostile sites, until most have stood in a built one."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests import scan
from tests.fields import Leaf, all_leaves
from tests.hostile import Decks, plant
from tests.model_lane import Pair, Table, judged
from tests.payloads import payloads
from tests.project import ROOT, build, copy_of_project
from tests.seen import wrongs
from tools import chromium

_SITES = 4
"""Hostile sites that are built one after another, each with payloads that its fields have not had."""
_LONGEST = 900
"""Seconds for the pairs of one field. One takes a few; what hangs is named."""
_SHOWN = 40


def audit(site: Path) -> bool:
    """Whether every payload is refused with its line and a remedy or kept as typed, and no hostile site acts."""
    refused = list(_read())
    acting = list(_built())
    print(*[*refused, *acting][:_SHOWN], sep="\n")
    return not refused and not acting


def _read() -> Iterator[str]:
    """What is wrong with the product of all fields and all payloads; prints the table."""
    counts: Counter[str] = Counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        running = {leaf: pool.submit(_of, leaf) for leaf in all_leaves()}
        for leaf, result in running.items():
            try:
                table = result.result(timeout=_LONGEST)
            except TimeoutError:
                counts["hung"] += len(payloads())
                yield f"{leaf}: not finished after {_LONGEST} seconds"
                continue
            counts.update(table.counts)
            yield from table.faults
    print(f"Hostile records: {len(all_leaves())} fields, {len(payloads())} payloads, {counts.total()} pairs")
    for outcome in ("refused", "text", "value", "no remedy", "refused elsewhere", "changed", "live", "lost"):
        print(f"  {outcome:18}{counts[outcome]:8}")
    print(f"  {'crashed':18}{counts['crashed']:8}\n  {'hung':18}{counts['hung']:8}")


def _of(leaf: Leaf) -> Table:
    return judged([Pair(leaf, payload) for payload in payloads()])


def _built() -> Iterator[str]:
    """What acts in hostile sites, and those that are accepted and not built."""
    decks = Decks()
    for number in range(_SITES):
        with TemporaryDirectory() as folder:
            yield from (f"hostile site {number + 1}: {what}" for what in _site(Path(folder), decks))
    print(f"Hostile sites: {_SITES}, {len(decks.done)} pairs of field and payload, {decks.left()} not yet")


def _site(folder: Path, decks: Decks) -> Sequence[str]:
    project = copy_of_project(folder, None)
    plant(project / "data", date.today(), decks)
    result = build(project, folder / "site")
    if result.returncode:
        return [f"is accepted and not built: {result.stderr[-1500:]}"]
    found = [*scan.faults(folder / "site"), *map(str, [*folder.rglob("planted.proof"), *ROOT.glob("planted.proof")])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find_for_tests(), args=list(chromium.FLAGS))
        for policy in (False, True):
            found += wrongs(folder / "site", browser, policy=policy)
        browser.close()
    return found
