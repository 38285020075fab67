"""Somebody runs the site, and the address to write to was confirmed. Where not, the site is built and says so."""

from collections.abc import Iterator
from datetime import date, timedelta

from portal.problem import Problem
from portal.reading.load import Records
from portal.records.operator import Operator

FILE = "data/operator.yaml"
TRUSTED = timedelta(days=365)
"""How long after it was confirmed an address is taken for one that is read."""


def operator_is_named(records: Records, day: date) -> Iterator[Problem]:
    """Notices of what is not answered."""
    operator = next(iter(records.all(Operator)), None)
    for path, text in unanswered(operator, day):
        if operator is None:
            yield Problem(FILE, 1, "", text, notice=True)
        else:
            yield records.problem("operator", operator.id, path, text, notice=True)


def unanswered(operator: Operator | None, day: date) -> Iterator[tuple[list[str | int], str]]:
    """The field and the words for each question about who speaks that has no answer on ``day``."""
    if operator is None:
        text = (
            "nobody is named who runs this site: no organisation with a postal address, no contact that was confirmed, "
            "no controller of personal data, no host and no editor; once they are known, save what "
            "`python -m portal new operator` prints as this file and fill it in; until then the page of contacts "
            "says so"
        )
        yield [], text
        return
    confirmed = operator.contact.confirmed
    if day < confirmed:
        text = (
            f"contact, confirmed ({confirmed}) has not come yet; write the day on which somebody last saw that "
            "messages are read"
        )
        yield ["contact", "confirmed"], text
    elif confirmed + TRUSTED < day:
        text = (
            f"contact, confirmed ({confirmed}) is more than a year ago; see whether {operator.contact.email} is still "
            "read, then write the day of today"
        )
        yield ["contact", "confirmed"], text
