"""What no cell shows is kept: the places at which a source is cited."""

from typing import Any

import pytest

from portal.doors.columns import layouts, typed
from portal.parts.registry import kind

TWICE = [{"source": "annual-report", "at": "page 1"}, {"source": "annual-report", "at": "page 2"}, "minutes"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("annual-report; annual-report; minutes; other", [*TWICE, "other"]),
        ("minutes; annual-report", [TWICE[2], TWICE[0]]),
        ("annual-report; annual-report; annual-report", [*TWICE[:2], "annual-report"]),
    ],
)
def test_a_source_cited_twice_keeps_both_places(text: str, kept: list[Any]) -> None:
    (column,) = [column for column in layouts(kind("school"))[0].columns if column.path == ("sources",)]
    assert typed(column, text, TWICE) == kept
