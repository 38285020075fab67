"""An exact solver as a referee: as many whole hubs as can be, at least 97 % of the points, and networks of any size.

HiGHS (MIT) is a dependency of the long lane alone: proposals are made without it.
"""

import resource
from array import array
from collections.abc import Sequence

import pytest

from portal.parts.community.fit import UNSURE, Weights
from portal.parts.community.scores import NONE, Scores, value
from portal.parts.community.whole_hubs import HubProposal, whole_hubs
from tests.networks_to_match import network
from tests.work import counted

pytestmark = pytest.mark.large
W = Weights()
SIZE = 4
MOST_CALLS = 30_000_000
WORST = value(-W.total, W, unsure=True)
"""The least that a place can be worth: means are compared on the scale from there."""


def exact(rows: Sequence["array[int]"], mentors: int) -> dict[int, int]:
    """School -> mentor in the way that makes most whole hubs, and of those the one with most points, by HiGHS."""
    import highspy
    import numpy as np

    pairs = [(school, mentor) for school, row in enumerate(rows) for mentor, one in enumerate(row) if one != NONE]
    count = len(pairs) + mentors
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.sense_ = count, len(rows) + mentors, highspy.ObjSense.kMaximize
    # A place more is always worth more than any points.
    lp.col_cost_ = np.array([rows[a][b] - WORST + 1 for a, b in pairs] + [0] * mentors, float)
    lp.col_cost_[: len(pairs)] += 10 * W.total
    lp.col_lower_, lp.col_upper_ = np.zeros(count), np.ones(count)
    lp.row_lower_ = np.zeros(len(rows) + mentors)
    lp.row_upper_ = np.array([1.0] * len(rows) + [0.0] * mentors)
    starts = [*range(0, 2 * len(pairs), 2), *range(2 * len(pairs), 2 * len(pairs) + mentors + 1)]
    cells = [cell for school, mentor in pairs for cell in (school, len(rows) + mentor)]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.array(starts, np.int32)
    lp.a_matrix_.index_ = np.array([*cells, *range(len(rows), len(rows) + mentors)], np.int32)
    lp.a_matrix_.value_ = np.array([1.0] * len(cells) + [-float(SIZE)] * mentors)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * count
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 1e-4)
    solver.passModel(lp)
    solver.run()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    chosen = solver.getSolution().col_value
    return {school: mentor for (school, mentor), taken in zip(pairs, chosen, strict=False) if taken > 1 / 2}


def worth(proposal: HubProposal) -> float:
    """The mean worth of a place, from the least that one can be worth."""
    places = [one.fit for hub in proposal.hubs for one in hub.schools]
    return sum(value(one.score, W, unsure=one.tier == UNSURE) - WORST for one in places) / len(places)


@pytest.mark.parametrize(("seed", "size"), [(1, 300), (2, 300), (3, 600), (1, 1_200)])
def test_as_many_whole_hubs_as_the_referee_finds_and_nearly_its_points(seed: int, size: int) -> None:
    schools, mentors = network(seed, size)
    proposal = whole_hubs(schools, mentors, SIZE, W)
    rows = Scores(sorted(schools, key=lambda one: one.id), sorted(mentors, key=lambda one: one.id), W).rows
    found = exact(rows, len(mentors))
    best = sum(rows[school][mentor] - WORST for school, mentor in found.items()) / len(found)
    assert proposal.whole >= len(set(found.values()))
    assert worth(proposal) >= 0.97 * best


def test_twelve_thousand_schools_are_little_work_and_fit_into_a_gigabyte() -> None:
    """A call of a function takes less than a microsecond, so that this is less than 20 seconds."""
    schools, mentors = network(1, 12_000)
    calls, proposal = counted(lambda: whole_hubs(schools, mentors, SIZE, W))
    assert calls < MOST_CALLS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1_000_000
    assert proposal.whole > 0.95 * len(mentors)
