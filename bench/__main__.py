"""``python -m bench``: builds synthetic networks with three engines in turn, prints the ratios, and judges the goals.

Only ratios taken in one round mean anything, because machines drift; so each round runs every job once.
"""

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import median

from bench import feeds, sites
from bench.measure import Run
from bench.sites import ROOT, Job
from tests.synthetic import write

ENGINES = ("ours", "plain", "hugo")
GOAL_SIZE = 1200

Key = tuple[str, int]
"""Engine, and number of schools."""
Rounds = Sequence[Mapping[Key, Run]]
CHECK, BUILD = ("check", 0), ("build", 0)


@dataclass(frozen=True)
class Goal:
    """Something the portal must hold."""

    text: str
    value: float | None
    """None where the sizes that were run do not tell."""
    limit: float


def main() -> int:
    """Runs the benchmark; the exit code is 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", default="120,1200", help="numbers of schools, with commas between (120,1200)")
    parser.add_argument("--runs", type=int, default=5, help="rounds to take the median of (5)")
    parser.add_argument("--quick", action="store_true", help="one round with 120 schools")
    options = parser.parse_args()
    sizes = [120] if options.quick else sorted(int(size) for size in options.sizes.split(","))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        jobs = _prepare(Path(folder), sizes)
        pages = _checked_pages(jobs, sizes)
        runs = 1 if options.quick else options.runs
        rounds = [{key: job.run() for key, job in jobs.items()} for _ in range(runs)]
        feed_rounds = feeds.seconds(Path(folder), runs)
    _print_table(rounds, pages)
    _print_feeds(feed_rounds)
    goals = [
        *_goals(rounds, pages),
        Goal("growth of all feeds, as a power of the news", feeds.growth(feed_rounds), 1.1),
    ]
    for goal in goals:
        print(_verdict(goal))
    return 1 if any(goal.value is not None and goal.value > goal.limit for goal in goals) else 0


def _prepare(folder: Path, sizes: Sequence[int]) -> Mapping[Key, Job]:
    """All jobs, in the order in which each round runs them, each warmed up by one run."""
    program = sites.hugo()
    jobs: dict[Key, Job] = {}
    for size in sizes:
        data = folder / f"data-{size}"
        write(data, size)
        made = {
            "ours": sites.ours(folder / f"{size}" / "ours", data),
            **sites.others(folder / f"{size}", data, program),
        }
        jobs.update({(engine, size): made[engine] for engine in ENGINES})
    jobs[BUILD] = sites.ours(folder / "real", ROOT / "data")
    jobs[CHECK] = sites.check(jobs[BUILD])
    for job in jobs.values():
        job.run()
    return jobs


def _checked_pages(jobs: Mapping[Key, Job], sizes: Sequence[int]) -> Mapping[int, int]:
    """The number of pages by size. Exits where an engine has not written the same pages as ours."""
    pages = {}
    for size in sizes:
        expected = jobs["ours", size].pages()
        for engine in ENGINES:
            if wrong := jobs[engine, size].pages() ^ expected:
                sys.exit(f"{engine} at {size} schools: {len(wrong)} pages differ from ours, like {min(wrong)}")
        pages[size] = len(expected)
        if pages[size] <= size:
            sys.exit(f"{pages[size]} pages for {size} schools: the site of ours is not whole")
    return pages


def _median(rounds: Rounds, field: str, key: Key, to: Key | None = None) -> float:
    """The median of a field of Run; with ``to``, of its ratio to that of another run in the same round."""
    values = [getattr(runs[key], field) / (getattr(runs[to], field) if to else 1) for runs in rounds]
    return float(median(values))


def _print_table(rounds: Rounds, pages: Mapping[int, int]) -> None:
    print(f"Medians of {len(rounds)} interleaved rounds; ratios are taken within each round.\n")
    print("schools  pages engine   wall s   cpu s  peak MB   ours/this: wall    cpu   peak")
    for size, count in pages.items():
        for engine in ENGINES:
            wall, cpu, peak = (_median(rounds, field, (engine, size)) for field in ("wall", "cpu", "peak"))
            ratios = [_median(rounds, field, ("ours", size), (engine, size)) for field in ("wall", "cpu", "peak")]
            print(f"{size:7} {count:6} {engine:6} {wall:8.2f}{cpu:8.2f}{peak:9.1f}", end="          ")
            print("".join(f"{ratio:7.2f}" for ratio in ratios))
    for key in (BUILD, CHECK):
        print(
            f"   real data   {key[0]:6} {_median(rounds, 'wall', key):8.2f}{_median(rounds, 'cpu', key):8.2f}", end=""
        )
        print(f"{_median(rounds, 'peak', key):9.1f}")
    for engine in ENGINES if len(pages) > 1 else ():
        print(f"cpu of {engine:6} grows with pages to the power of {_growth(rounds, pages, engine):.2f}")
    print()


def _print_feeds(rounds: Sequence[Mapping[int, float]]) -> None:
    for size in feeds.SIZES:
        print(f"all feeds of {size:4} news items: {median(taken[size] for taken in rounds):.2f} s of cpu")
    print(f"cpu of feeds grows with the news to the power of {feeds.growth(list(rounds)):.2f}\n")


def _growth(rounds: Rounds, pages: Mapping[int, int], engine: str) -> float:
    """The power of the number of pages that processor time grows with, from the smallest size to the largest."""
    small, large = min(pages), max(pages)
    ratio = log(pages[large] / pages[small])
    return log(_median(rounds, "cpu", (engine, large), (engine, small))) / ratio


def _goals(rounds: Rounds, pages: Mapping[int, int]) -> list[Goal]:
    mine, plain = ("ours", GOAL_SIZE), ("plain", GOAL_SIZE)
    there = GOAL_SIZE in pages
    wall = _median(rounds, "wall", mine, plain) if there else None
    peak = _median(rounds, "peak", mine, plain) if there else None
    growth = _growth(rounds, pages, "ours") if there and min(pages) < GOAL_SIZE else None
    check = _median(rounds, "wall", CHECK, BUILD)
    return [
        Goal(f"time at {GOAL_SIZE} schools, ours / plain", wall, 0.7),
        Goal(f"peak memory at {GOAL_SIZE} schools, ours / plain", peak, 1.0),
        Goal("growth of cpu, as a power of the number of pages", growth, 1.05),
        Goal("time of portal check / full build, real data", check, 0.25),
    ]


def _verdict(goal: Goal) -> str:
    if goal.value is None:
        return f"----  {goal.text}: not told by these sizes (goal: at most {goal.limit})"
    return (
        f"{'PASS' if goal.value <= goal.limit else 'FAIL'}  {goal.text}: {goal.value:.2f} (goal: at most {goal.limit})"
    )


if __name__ == "__main__":
    sys.exit(main())
