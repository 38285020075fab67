"""What belongs to the advisory board needs one to belong to."""

from collections.abc import Iterator
from datetime import date

from portal.problem import Problem
from portal.reading.load import Records


def members_have_a_board(records: Records, _day: date) -> Iterator[Problem]:
    """Members of the advisory board are shown on its page."""
    if records.seen["advisory board"] or "advisory board" in records.unread:
        return
    for id in records.entries["advisory member"]:
        text = "there is no advisory board; describe it in data/advisory_board.yaml, or delete the member"
        yield records.problem("advisory member", id, [], text)
