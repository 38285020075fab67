"""Whole hubs for a network: whole, the same in whatever order schools come, and as good as can be found exactly."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from portal.parts.community.fit import UNSURE, SchoolStatement, Weights, fit
from portal.parts.community.ranking import ranked
from portal.parts.community.scores import NONE, Scores, value
from portal.parts.community.whole_hubs import Decision, HubProposal, PlacedSchool, whole_hubs
from tests.networks_to_match import network

W = Weights()


def hubs_of(proposal: HubProposal) -> dict[str, list[str]]:
    """The ids of the schools of each mentor."""
    return {hub.mentor.id: [one.school.id for one in hub.schools] for hub in proposal.hubs}


def worth(proposal: HubProposal) -> int:
    """What all places together are worth."""
    places = (one.fit for hub in proposal.hubs for one in hub.schools)
    return sum(value(one.score, W, unsure=one.tier == UNSURE) for one in places)


@pytest.mark.parametrize("seed", range(6))
def test_all_hubs_are_whole_and_keep_the_conditions(seed: int) -> None:
    schools, mentors = network(seed, 150)
    proposal = whole_hubs(schools, mentors, 4, W)
    placed = [one for hub in proposal.hubs for one in hub.schools]
    assert all(hub.whole and len(hub.schools) == 4 for hub in proposal.hubs)
    assert not any(one.fit.refused for one in placed)
    assert len({one.school.id for one in placed}) == len(placed) == proposal.placed
    everybody = {one.school.id for one in placed} | {left.who.id for left in proposal.schools_left}
    assert everybody == {one.id for one in schools}
    assert {hub.mentor.id for hub in proposal.hubs} | {left.who.id for left in proposal.mentors_left} == {
        one.id for one in mentors
    }
    assert proposal.would_swap == ()
    for hub in proposal.hubs:
        assert hub.score == sum(one.fit.score for one in hub.schools)


def test_the_order_of_schools_does_not_matter() -> None:
    schools, mentors = network(3, 200)
    first = whole_hubs(schools, mentors, 4, W)
    mixed = random.Random(1)
    for _time in range(3):
        mixed.shuffle(schools)
        mixed.shuffle(mentors)
        assert whole_hubs(schools, mentors, 4, W) == first


def _what_if_is_true(one: PlacedSchool, mentors: Mapping[str, SchoolStatement]) -> bool:
    found = one.what_if
    if found is None:
        return False
    higher, lower = (each.mentor for each in one.among.offered)
    changed = [mentors[higher], found.change.applied(mentors[lower])]
    assert ranked(one.school, changed, W).offered[0].mentor == lower
    return True


def test_what_would_change_a_place_is_true_in_a_thousand_places() -> None:
    tried = 0
    for seed in range(20):
        schools, mentors = network(seed, 400)
        by_id = {one.id: one for one in mentors}
        proposal = whole_hubs(schools, mentors, 4, W)
        tried += sum(_what_if_is_true(one, by_id) for hub in proposal.hubs for one in hub.schools)
        if tried >= 1_000:
            return
    pytest.fail(f"only {tried}")


def _best(rows: Sequence[Sequence[int]], size: int) -> tuple[int, int]:
    """(hubs, worth) of the best of all ways: every choice of members for one mentor after the other."""

    def from_(mentor: int, free: frozenset[int]) -> tuple[int, int]:
        if mentor == len(rows[0]):
            return 0, 0
        best = from_(mentor + 1, free)
        able = [school for school in sorted(free) if rows[school][mentor] != NONE]
        for chosen in combinations(able, size):
            hubs, points = from_(mentor + 1, free - set(chosen))
            best = max(best, (hubs + 1, points + sum(rows[school][mentor] for school in chosen)))
        return best

    return from_(0, frozenset(range(len(rows))))


def test_small_networks_are_as_good_as_the_best_of_all_ways() -> None:
    found, points, best_points = 0, 0, 0
    for seed in range(30):
        schools, mentors = network(seed, 30, size=2)
        schools = [replace(one, country="aa") for one in schools[:8]]
        mentors = [replace(one, country="aa") for one in mentors[:4]]
        proposal = whole_hubs(schools, mentors, 2, W)
        rows = Scores(sorted(schools, key=lambda one: one.id), sorted(mentors, key=lambda one: one.id), W).rows
        hubs, best = _best(rows, 2)
        assert proposal.whole == hubs, seed
        found += hubs
        points += worth(proposal) + hubs * 2 * (3 * W.total + 1)
        best_points += best + hubs * 2 * (3 * W.total + 1)
    assert found > 50
    assert points >= 0.97 * best_points


def test_decisions_are_kept_and_the_rest_is_made_around_them() -> None:
    schools, mentors = network(5, 120)
    first = whole_hubs(schools, mentors, 4, W)
    hub, other = first.hubs[0], first.hubs[1]
    kept, parted = hub.schools[0].school.id, other.schools[0].school.id
    decisions = [Decision(hub.mentor.id, kept, "pin"), Decision(other.mentor.id, parted, "reject")]
    again = whole_hubs(schools, mentors, 4, W, decisions)
    assert kept in hubs_of(again)[hub.mentor.id]
    assert parted not in hubs_of(again).get(other.mentor.id, [])
    assert [one.kept for one in again.hubs[0].schools if one.school.id == kept] == [True]
    accepted = [
        Decision(one.mentor.id, school, "accept") for one in first.hubs for school in hubs_of(first)[one.mentor.id]
    ]
    assert hubs_of(whole_hubs(schools, mentors, 4, W, accepted)) == hubs_of(first)


def test_a_decision_against_a_condition_is_told() -> None:
    schools, mentors = network(5, 120)
    far = next(
        (mentor, school) for mentor in mentors for school in schools if "country" in fit(school, mentor, W).refused
    )
    decision = Decision(far[0].id, far[1].id, "pin")
    proposal = whole_hubs(schools, mentors, 4, W, [decision])
    ((told, against),) = proposal.not_kept
    assert told == decision
    assert "country" in against


def test_who_is_left_over_is_told_why() -> None:
    schools, mentors = network(8, 100)
    alone = replace(schools[0], country="zz", across=False)
    taken = replace(schools[1], taken=True)
    small = replace(mentors[0], capacity=2)
    proposal = whole_hubs([alone, taken, *schools[2:]], [small, *mentors[1:]], 4, W)
    why = {left.who.id: left for left in (*proposal.schools_left, *proposal.mentors_left)}
    assert why[alone.id].why == "no-mentor"
    assert why[alone.id].conditions[0] == ("country", len(mentors))
    assert why[taken.id].why == "taken"
    assert why[small.id].why == "few-places"


def test_hubs_that_need_not_be_whole_would_place_more() -> None:
    schools, mentors = network(9, 100)
    one_country = [replace(one, country="aa", languages=("laa",), levels=("primary",)) for one in schools[:6]]
    two = [replace(one, country="aa", languages=("laa",), levels=("primary",), capacity=4) for one in mentors[:2]]
    proposal = whole_hubs(one_country, two, 4, W)
    assert (proposal.whole, proposal.placed, proposal.cost) == (1, 4, 2)
    assert {left.why for left in proposal.schools_left} == {"full"}
    assert [left.why for left in proposal.mentors_left] == ["not-whole"]
