"""The length of a news item."""

import re
from collections.abc import Iterator
from datetime import date

from portal.parts.news.records import News
from portal.problem import Problem
from portal.reading.load import Records

SHORTEST, LONGEST = 60, 150
"""Words of an item (CONTRIBUTING.md)."""
_TARGET = re.compile(r"\]\([^)]*\)")
_WORD = re.compile(r"\w[\w'’-]*")


def news_has_a_length_to_read(records: Records, day: date) -> Iterator[Problem]:
    """Warns of items with fewer words than make a page, or with more than are read at once. The build goes on.

    Translations may be of any length, because languages differ in it.
    """
    for item in records.all(News):
        count = len(_WORD.findall(_TARGET.sub("]", item.body)))
        said = f"the text has {count} word{'s' if count != 1 else ''}, and news is told in {SHORTEST} to {LONGEST}"
        if count < SHORTEST:
            text = f"{said}; tell more of what the sources say"
        elif count > LONGEST:
            text = f"{said}; shorten it, and lead to the rest with a link"
        else:
            continue
        yield records.problem("news item", item.id, ["body"], text, notice=True)
