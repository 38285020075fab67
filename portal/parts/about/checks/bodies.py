"""What belongs to the advisory board needs one to belong to."""

from collections.abc import Iterator
from datetime import date

from portal.parts.about.records import AdvisoryBoard
from portal.problem import Problem
from portal.reading.load import Records


def members_have_a_board(records: Records, _day: date) -> Iterator[Problem]:
    """Members of the advisory board are shown on its page."""
    if records.seen["advisory board"] or "advisory board" in records.unread:
        return
    for id in records.entries["advisory member"]:
        text = "there is no advisory board; describe it in data/advisory_board.yaml, or delete the member"
        yield records.problem("advisory member", id, [], text)


def an_open_board_has_a_controller(records: Records, _day: date) -> Iterator[Problem]:
    """Somebody answers for what the form of an open board collects (GDPR, Article 13(1)(a))."""
    if records.seen["operator"]:
        return
    for board in records.all(AdvisoryBoard):
        if board.open and board.controller is None:
            text = (
                "open is true, and nobody is named who answers for what the form collects; add controller, with name "
                "and postal address, or data/operator.yaml, or write open: false"
            )
            yield records.problem("advisory board", board.id, ["open"], text)
