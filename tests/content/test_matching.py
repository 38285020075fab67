"""With the weights as they are published, mentors are put in the order that a coordinator expects."""

from pathlib import Path

import pytest

from portal.parts.community.ranking import ranked
from portal.parts.community.statements import weights_of
from portal.portal import Portal
from tests.parts.community.expectations import Expectation, read
from tests.project import ROOT

CASES = read(Path(ROOT) / "tests" / "parts" / "community" / "cases.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_order_is_that_of_a_coordinator(records: Portal, case: Expectation) -> None:
    ranking = ranked(case.school, case.mentors, weights_of(records), case.apart)
    order = [one.mentor for one in ranking.offered]
    if "best" in case.expected:
        assert order[0] == case.expected["best"]
    for first, second in case.expected.get("over", ()):
        assert order.index(first) < order.index(second)
