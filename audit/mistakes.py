"""Every mistake of ``tests/mistakes.py`` in every field: at least 99 of 100 are named on their line with a remedy."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import mistake_spots, mistakes

LEAST = 0.99
MET = ("named", "as typed")
MISSED = ("elsewhere", "no remedy", "silent", "traceback")
SHOWN = 40
"""Mistakes that are not well met and are printed, to be read by eye."""


def audit(_site: Path) -> bool:
    """Whether mistakes are met well; prints a table of all kinds, and the first that are not."""
    found: dict[str, Counter[str]] = {name: Counter() for name in mistakes.MAKERS}
    bad = []
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        for spot in mistake_spots.spots():
            for name, maker in mistakes.MAKERS.items():
                mistake = maker(spot)
                if mistake is None:
                    continue
                try:
                    verdict = mistakes.judge(spot, mistake, data)
                except Exception as error:
                    verdict = mistakes.Verdict("traceback", [repr(error)])
                found[name][verdict.outcome] += 1
                if verdict.outcome not in MET:
                    place = ".".join(map(str, spot.path))
                    bad.append(f"{verdict.outcome}: {name} in {spot.kind.name}, {place}: {verdict.said[:1]}")
    total = sum(found.values(), Counter[str]())
    print(f"{'mistake':50} " + " ".join(f"{outcome:>10}" for outcome in (*MET, *MISSED)))
    for name, counts in [*found.items(), ("all", total)]:
        print(f"{name:50} " + " ".join(f"{counts[outcome]:>10}" for outcome in (*MET, *MISSED)))
    print("\n".join(bad[:SHOWN]))
    share = sum(total[outcome] for outcome in MET) / total.total()
    print(f"Human mistakes: {total.total():,} made, {share:.2%} met on their line with a remedy.")
    return share >= LEAST and total["traceback"] == 0


if __name__ == "__main__":
    raise SystemExit(0 if audit(Path("site")) else 1)
