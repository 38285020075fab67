"""Whole hubs for a network: each a mentor and as many schools as a hub has, proposed at once and explained."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from portal.parts.community.fit import Condition, Fit, SchoolStatement, Weights, fit
from portal.parts.community.placing import NOWHERE, Places
from portal.parts.community.ranking import Ranking, WhatIf, ranked
from portal.parts.community.scores import NONE, Scores

Verdict = Literal["accept", "pin", "reject"]
"""What a coordinator decides: accept and pin keep a pair, reject parts it for good."""
Unplaced = Literal["taken", "no-mentor", "full", "few-places", "not-whole"]


@dataclass(frozen=True)
class Decision:
    """What a coordinator decided of a pair."""

    mentor: str
    school: str
    verdict: Verdict


@dataclass(frozen=True)
class PlacedSchool:
    """A school in a hub."""

    school: SchoolStatement
    fit: Fit
    kept: bool
    """True if the pair stays by a decision or because the two agreed."""
    among: Ranking
    """Its mentor and the best other one, in the order of its list."""

    @property
    def alternative(self) -> Fit | None:
        """The best other mentor."""
        return next((one for one in self.among.offered if one.mentor != self.fit.mentor), None)

    @property
    def prefers_alternative(self) -> bool:
        """True if the other one stands above its mentor in its list."""
        return self.among.offered[0].mentor != self.fit.mentor

    @property
    def what_if(self) -> WhatIf | None:
        """The smallest single change at the lower one of the two that would put it above the other."""
        return self.among.what_if(self.among.offered[1].mentor) if len(self.among.offered) > 1 else None


@dataclass(frozen=True)
class ProposedHub:
    """A mentor and its schools."""

    mentor: SchoolStatement
    schools: tuple[PlacedSchool, ...]
    whole: bool
    """False only where a pair that stays leaves a hub short."""

    @property
    def score(self) -> int:
        """The points of its schools together."""
        return sum(one.fit.score for one in self.schools)

    @property
    def unknown(self) -> int:
        """How many facts of its pairs are not known."""
        return sum(one.fit.unknown for one in self.schools)


@dataclass(frozen=True)
class LeftOver:
    """A school or mentor without a hub, and why."""

    who: SchoolStatement
    why: Unplaced
    conditions: tuple[tuple[Condition, int], ...] = ()
    """Where no mentor can be: the conditions that refuse, and how many mentors each, the most first."""


@dataclass(frozen=True)
class HubProposal:
    """Whole hubs for a network."""

    size: int
    """Schools of a hub beside its mentor."""
    hubs: tuple[ProposedHub, ...]
    schools_left: tuple[LeftOver, ...]
    mentors_left: tuple[LeftOver, ...]
    would_swap: tuple[tuple[str, str], ...]
    """Pairs of schools who would both rather have the place of the other: only where pairs stay by decision."""
    cost: int
    """How many schools more would have a mentor if hubs need not be whole."""
    not_kept: tuple[tuple[Decision, tuple[Condition, ...]], ...]
    """Decisions that could not be kept, and the conditions against them; none where the hub has no place for it."""

    @property
    def placed(self) -> int:
        """How many schools have a hub."""
        return sum(len(hub.schools) for hub in self.hubs)

    @property
    def whole(self) -> int:
        """How many hubs are whole."""
        return sum(hub.whole for hub in self.hubs)


class _Matching:
    def __init__(
        self,
        schools: Iterable[SchoolStatement],
        mentors: Iterable[SchoolStatement],
        size: int,
        weights: Weights,
        made: Sequence[Decision],
    ) -> None:
        self.size, self.weights = size, weights
        apart: dict[str, list[str]] = {}
        for one in made:
            if one.verdict == "reject":
                apart.setdefault(one.school, []).append(one.mentor)
        self.schools = [
            replace(one, must_not=(*one.must_not, *apart[one.id])) if one.id in apart else one
            for one in sorted(schools, key=lambda one: one.id)
        ]
        self.mentors = sorted(mentors, key=lambda one: one.id)
        self.scores = Scores(self.schools, self.mentors, weights)
        self.room = [self._room(mentor) for mentor in self.mentors]
        self.not_kept: list[tuple[Decision, tuple[Condition, ...]]] = []
        self.fixed = self._fixed(made)
        self.places = Places(self.scores, self.room, self.fixed)

    def _room(self, mentor: SchoolStatement) -> int:
        needed = max(self.size - mentor.mentored, 0)
        return needed if mentor.capacity is None or mentor.capacity >= needed else 0

    @cached_property
    def _school_at(self) -> Mapping[str, int]:
        return {one.id: place for place, one in enumerate(self.schools)}

    @cached_property
    def _mentor_at(self) -> Mapping[str, int]:
        return {one.id: place for place, one in enumerate(self.mentors)}

    def _fixed(self, made: Sequence[Decision]) -> dict[int, int]:
        """The pairs that stay, as far as conditions and places allow."""
        agreed = [Decision(mentor, one.id, "accept") for one in self.schools for mentor in one.must]
        agreed += [Decision(one.id, school, "accept") for one in self.mentors for school in one.must]
        found, count = dict[int, int](), Counter[int]()
        for one in (*(one for one in made if one.verdict != "reject"), *agreed):
            school, mentor = self._school_at.get(one.school), self._mentor_at.get(one.mentor)
            if school is None or mentor is None or found.get(school) == mentor:
                continue
            against = fit(self.schools[school], self.mentors[mentor], self.weights).refused
            if against or school in found or count[mentor] >= self.room[mentor]:
                self.not_kept.append((one, against))
            else:
                found[school] = mentor
                count[mentor] += 1
        return found

    def outcome(self) -> HubProposal:
        """All that is proposed."""
        anyhow = self.places.ask()
        self.places.close_broken()
        self.places.open_again()
        self.places.exchange()
        members = self.places.members()
        hubs = tuple(self._hub(mentor, found) for mentor, found in enumerate(members) if found)
        return HubProposal(
            self.size,
            hubs,
            tuple(self._schools_left()),
            tuple(self._mentors_left(members)),
            tuple(self._would_swap(members)),
            max(anyhow - sum(map(len, members)), 0),
            tuple(self.not_kept),
        )

    def _hub(self, mentor: int, members: Sequence[int]) -> ProposedHub:
        found = tuple(self._placed(school, mentor) for school in members)
        return ProposedHub(self.mentors[mentor], found, len(members) == self.room[mentor])

    def _placed(self, school: int, mentor: int) -> PlacedSchool:
        who = self.schools[school]
        other = next((one for one in self.places.list_of(school) if one != mentor), None)
        both = [self.mentors[one] for one in (mentor, other) if one is not None]
        among = ranked(who, both, self.weights)
        own = next(one for one in among.offered if one.mentor == self.mentors[mentor].id)
        return PlacedSchool(who, own, school in self.fixed, among)

    def _schools_left(self) -> Iterator[LeftOver]:
        for school, mentor in enumerate(self.places.mentor_of):
            if mentor == NOWHERE:
                who = self.schools[school]
                if who.taken:
                    yield LeftOver(who, "taken")
                elif self.places.list_of(school):
                    yield LeftOver(who, "full")
                else:
                    fits = (fit(who, one, self.weights) for one in self.mentors)
                    against = Counter(name for one in fits for name in one.refused)
                    yield LeftOver(who, "no-mentor", tuple(sorted(against.items(), key=lambda one: (-one[1], one[0]))))

    def _mentors_left(self, members: Sequence[Sequence[int]]) -> Iterator[LeftOver]:
        for mentor, found in enumerate(members):
            if not found:
                yield LeftOver(self.mentors[mentor], "not-whole" if self.room[mentor] else "few-places")

    def _would_swap(self, members: Sequence[Sequence[int]]) -> Iterator[tuple[str, str]]:
        rows, mentor_of = self.scores.rows, self.places.mentor_of
        for school, here in enumerate(mentor_of):
            if here == NOWHERE:
                continue
            now = rows[school][here]
            for mentor in self.places.list_of(school):
                if rows[school][mentor] <= now:
                    break
                for other in members[mentor]:
                    back = rows[other][here]
                    if school < other and back != NONE and back > rows[other][mentor]:
                        yield self.schools[school].id, self.schools[other].id


def whole_hubs(
    schools: Iterable[SchoolStatement],
    mentors: Iterable[SchoolStatement],
    size: int,
    weights: Weights,
    decisions: Sequence[Decision] = (),
) -> HubProposal:
    """Whole hubs of a mentor and ``size`` schools. The same schools give the same hubs, in whatever order they come."""
    return _Matching(schools, mentors, size, weights, decisions).outcome()
