"""Rules across files. Each check is a small function from all records to the problems it finds.

Here are those that hold for every kind; those of one part of the site stand with it.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from portal.problem import Problem
from portal.reading.load import Records

Check = Callable[[Records, date], Iterator[Problem]]


def check(records: Records, day: date, checks: Iterable[Check]) -> Iterator[Problem]:
    """Everything the checks find; consents are judged on ``day``."""
    for rule in checks:
        yield from rule(records, day)
