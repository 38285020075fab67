"""Rules that involve several files. Each check is a small function from all records to the problems it finds.

The checks in this room apply to every kind of record; those of one part of the site are in that part's room.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from portal.problem import Problem
from portal.reading.load import Records

Check = Callable[[Records, date], Iterator[Problem]]
PageCheck = Callable[[Records, Collection[str]], Iterator[Problem]]
"""A check that needs the addresses of all pages, below the site's root."""


def check(records: Records, day: date, checks: Iterable[Check]) -> Iterator[Problem]:
    """Every problem that the checks find; consents are judged on ``day``."""
    for rule in checks:
        yield from rule(records, day)
