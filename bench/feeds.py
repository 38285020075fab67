"""How the time of making all feeds grows with the news that is announced."""

import time
from collections.abc import Mapping
from math import log
from pathlib import Path
from statistics import median

from bench.sites import ROOT
from portal.following import feeds
from portal.site import Site, open_site
from tests.synthetic import write

SIZES = (250, 1000)
"""Numbers of news items."""
_SCHOOLS = 120
_URL = "https://network.example/"


def seconds(folder: Path, rounds: int) -> list[Mapping[int, float]]:
    """Seconds of processor time for all feeds by number of news items, for each of the rounds; sizes take turns."""
    sites = {size: _site(folder / f"news-{size}", size) for size in SIZES}
    for site in sites.values():
        _run(site)
    return [{size: _run(site) for size, site in sites.items()} for _ in range(rounds)]


def growth(rounds: list[Mapping[int, float]]) -> float:
    """The power of the number of items that time grows with: the median of the rounds."""
    small, large = SIZES
    return median(log(taken[large] / taken[small]) / log(large / small) for taken in rounds)


def _site(data: Path, news: int) -> Site:
    write(data, _SCHOOLS, news=news)
    return open_site(ROOT, _URL, folders=[ROOT / "overrides"], data=data)


def _run(site: Site) -> float:
    start = time.process_time()
    feeds.feeds(site.portal, site.templates, site.url)
    return time.process_time() - start
