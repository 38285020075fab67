"""How well a mentor fits a school: what a coordinator expects, and what is always true."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.parts.community.distances import kilometres, spot
from portal.parts.community.fit import CRITERIA, UNSURE, Fit, SchoolStatement, Weights, fit
from portal.parts.community.ranking import ranked
from portal.parts.community.scores import NONE, Scores, value
from tests.networks_to_match import stated
from tests.parts.community.expectations import REASONS, Expectation, read

W = Weights()
CASES = read(Path(__file__).with_name("cases.yaml"))
BETTER = {"needs": "offers", "challenge": "challenges", "context": "contexts", "approach": "approaches"}

seeds = st.integers(0, 2**32)


def drawn(seed: int, mentors: int = 8) -> tuple[SchoolStatement, list[SchoolStatement]]:
    """A school and mentors of two countries, all invented."""
    chance = random.Random(seed)
    made = [stated(chance, f"s{n}", country=chance.choice(("aa", "bb"))) for n in range(mentors + 1)]
    return made[0], [replace(one, capacity=chance.choice((None, 0, 1, 4))) for one in made[1:]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_coordinator_would_choose_the_same(case: Expectation) -> None:
    ranking = ranked(case.school, case.mentors, W, case.apart)
    order = [one.mentor for one in ranking.offered]
    scores = {one.mentor: one.score for one in ranking.offered}
    refused = {one.mentor: one.refused for one in ranking.refused}
    expected = case.expected
    if "best" in expected:
        assert order[0] == expected["best"]
    for mentor, reason in expected.get("not", {}).items():
        assert REASONS[reason] in refused[mentor]
    for first, second in expected.get("over", ()):
        assert order.index(first) < order.index(second)
    assert len({scores[one] for one in expected.get("even", ())}) <= 1


def test_there_are_cases_of_every_reason() -> None:
    assert len(CASES) >= 30
    told = {reason for case in CASES for reason in case.expected.get("not", {}).values()}
    assert {REASONS[reason] for reason in told} >= {"place", "language", "level", "country", "excluded", "same"}


@given(seeds)
def test_points_add_up_and_unknown_is_neither(seed: int) -> None:
    school, mentors = drawn(seed)
    for one in (fit(school, mentor, W) for mentor in mentors):
        assert tuple(judged.criterion for judged in one.judged) == CRITERIA
        assert one.score == sum(judged.points for judged in one.judged)
        for judged in one.judged:
            assert (judged.outcome in {"unknown", "not-counted"}) <= (judged.points == 0)
            assert (judged.outcome == "unknown") == bool(judged.silent)
            assert abs(judged.points) <= judged.weight
        assert one.known + one.unknown == one.counted <= len(CRITERIA)


@given(seeds)
def test_once_all_is_known_the_score_is_in_the_range(seed: int) -> None:
    school, mentors = drawn(seed)
    told = random.Random(seed + 1)
    for mentor in mentors:
        before = fit(school, mentor, W)
        full = stated(told, mentor.id, silent=0)
        filled = {
            name: getattr(full, name)
            for name in ("offers", "contexts", "challenges", "approaches", "visits", "spot")
            if getattr(mentor, name) in ((), None)
        }
        after = fit(school, replace(mentor, **filled), W)
        low, high = before.score - before.spread, before.score + before.spread
        assert low <= after.score <= high


@given(seeds)
def test_a_better_fit_never_lowers_a_place(seed: int) -> None:
    school, mentors = drawn(seed)
    before = [one.mentor for one in ranked(school, mentors, W).offered]
    for mentor in mentors:
        for judged in fit(school, mentor, W).judged:
            field = BETTER.get(judged.criterion)
            wanted = {"needs": "needs"}.get(judged.criterion, field)
            if mentor.id not in before or field is None or wanted is None or not getattr(school, wanted):
                continue
            more: dict[str, Any] = {field: (*getattr(mentor, field), *getattr(school, wanted))}
            better = replace(mentor, **more)
            others = [better if one is mentor else one for one in mentors]
            after = [one.mentor for one in ranked(school, others, W).offered]
            assert after.index(mentor.id) <= before.index(mentor.id)


@given(seeds, st.randoms())
def test_the_order_of_what_comes_in_does_not_matter(seed: int, shuffled: random.Random) -> None:
    school, mentors = drawn(seed)
    mixed = mentors.copy()
    shuffled.shuffle(mixed)
    assert ranked(school, mentors, W).offered == ranked(school, mixed, W).offered


def test_what_would_change_a_place_is_true_in_a_thousand_cases() -> None:
    """The change is made, all is worked out again, and what was promised is there."""
    tried, seed = 0, 0
    while tried < 1_000:
        school, mentors = drawn(seed)
        ranking = ranked(school, mentors, W)
        for mentor in mentors:
            found = ranking.what_if(mentor.id)
            if found is None:
                continue
            tried += 1
            changed = [found.change.applied(one) if one is mentor else one for one in mentors]
            again = ranked(school, changed, W)
            if found.brings == "first":
                assert again.offered[0].mentor == mentor.id != ranking.offered[0].mentor
            else:
                assert mentor.id in {one.mentor for one in again.offered} - {one.mentor for one in ranking.offered}
        seed += 1


def test_how_far_the_order_holds_is_true() -> None:
    for seed in range(200):
        school, mentors = drawn(seed)
        ranking = ranked(school, mentors, W)
        moved = set(ranking.moved())
        for criterion in CRITERIA:
            for times, weight in (("halved", W.of(criterion) // 2), ("doubled", W.of(criterion) * 2)):
                again = ranked(school, mentors, replace(W, **{criterion: weight})).offered
                changed = bool(again) and again[0].mentor != ranking.offered[0].mentor
                assert changed == ((criterion, times) in moved)


def test_whole_networks_score_as_one_pair_does() -> None:
    chance = random.Random(15)
    mentors = [replace(stated(chance, f"m{n}"), capacity=chance.choice((None, 0, 4))) for n in range(60)]
    schools = [
        replace(stated(chance, f"s{n}"), must_not=(f"m{n % 60}",), taken=n % 17 == 0, country=(None, "aa")[n % 7 > 0])
        for n in range(80)
    ]
    mentors = [replace(one, must_not=("s3", "s5")) if one.id == "m9" else one for one in mentors]
    rows = Scores(schools, mentors, W).rows
    for school, row in zip(schools, rows, strict=True):
        for mentor, worth in zip(mentors, row, strict=True):
            assert worth == _worth(fit(school, mentor, W))


def _worth(one: Fit) -> int:
    return NONE if one.refused else value(one.score, W, unsure=one.tier == UNSURE)


@pytest.mark.parametrize(
    ("here", "there", "apart"),
    [
        ((45.81444, 15.97798), (45.34306, 14.40917), 133),  # Zagreb, Rijeka
        ((50.08804, 14.42076), (50.35699, 13.79667), 53),  # Prague, Louny
        ((41.89193, 12.51133), (37.62606, 15.16325), 526),  # Rome, Acireale
    ],
)
def test_distances_are_those_of_a_great_circle(
    here: tuple[float, float], there: tuple[float, float], apart: int
) -> None:
    """Within one kilometre in a hundred of the haversine."""
    assert kilometres(spot(*here), spot(*there)) == pytest.approx(apart, rel=0.015)
    assert kilometres(spot(*here), spot(*there)) == kilometres(spot(*there), spot(*here))


def test_weights_keep_the_order_that_was_agreed() -> None:
    """One need of four outweighs all else together, challenge or context the rest below them."""
    small = W.approach + W.visits + W.distance
    assert 2 * W.needs // 4 > 2 * (W.challenge + W.context + small)
    assert min(W.challenge, W.context) > 2 * small
