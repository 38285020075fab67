"""The mentors for one school in order, why another is not among them or not first, and how far the order holds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from portal.parts.community.fit import CRITERIA, Criterion, Fit, SchoolStatement, Weights, fit

Times = Literal["halved", "doubled"]


class OneChange(NamedTuple):
    """A change of what one mentor says."""

    field: str
    """The field of ``SchoolStatement`` that would be another."""
    value: Any
    said: str
    """What is new in it: an id, or a word."""

    def applied(self, mentor: SchoolStatement) -> SchoolStatement:
        """The mentor after the change."""
        changed: SchoolStatement = replace(mentor, **{self.field: self.value})
        return changed


@dataclass(frozen=True)
class WhatIf:
    """The smallest single change that would offer a mentor who is not offered, or put one first who is not."""

    change: OneChange
    brings: Literal["offered", "first"]


class WeightMoved(NamedTuple):
    """A weight at which another mentor comes first."""

    criterion: Criterion
    times: Times


@dataclass(frozen=True)
class Ranking:
    """The mentors for one school."""

    school: SchoolStatement
    weights: Weights
    mentors: Mapping[str, SchoolStatement]
    offered: tuple[Fit, ...]
    """The best first."""
    refused: tuple[Fit, ...]
    """Those for whom a condition does not hold, by id."""
    apart: Mapping[str, int]

    def what_if(self, id: str) -> WhatIf | None:
        """What would have to change at this mentor; None for the first, and where no single change is enough."""
        mentor = self.mentors[id]
        now = self._fit(mentor)
        if now.refused:
            return self._if_offered(mentor, now)
        first = self.offered[0]
        if first.mentor == id:
            return None
        best: tuple[int, OneChange] | None = None
        for change in _changes(self.school, mentor, now):
            then = self._fit(change.applied(mentor))
            gain = then.score - now.score
            if then.place < first.place and (best is None or gain < best[0]):
                best = gain, change
        return WhatIf(best[1], "first") if best is not None else None

    def _if_offered(self, mentor: SchoolStatement, now: Fit) -> WhatIf | None:
        for change in _openings(self.school, mentor, now):
            if not self._fit(change.applied(mentor)).refused:
                return WhatIf(change, "offered")
        return None

    def moved(self) -> tuple[WeightMoved, ...]:
        """The weights at which another comes first, of all that are halved or doubled one after the other."""
        if not self.offered:
            return ()
        first = self.offered[0].mentor
        found = []
        for criterion in CRITERIA:
            weight = self.weights.of(criterion)
            tried: tuple[tuple[Times, int], ...] = (("halved", weight // 2), ("doubled", weight * 2))
            for times, other in tried:
                if self._first_with(replace(self.weights, **{criterion: other})) != first:
                    found.append(WeightMoved(criterion, times))
        return tuple(found)

    def _first_with(self, weights: Weights) -> str:
        fits = (self._fit(self.mentors[one.mentor], weights) for one in self.offered)
        return min(fits, key=lambda one: one.place).mentor

    def _fit(self, mentor: SchoolStatement, weights: Weights | None = None) -> Fit:
        return fit(self.school, mentor, weights or self.weights, self.apart.get(mentor.id))


def ranked(
    school: SchoolStatement,
    mentors: Iterable[SchoolStatement],
    weights: Weights,
    apart: Mapping[str, int] | None = None,
) -> Ranking:
    """The mentors for the school. ``apart`` has kilometres by the id of the mentor, where they are known otherwise."""
    by_id = {mentor.id: mentor for mentor in sorted(mentors, key=lambda one: one.id)}
    fits = [fit(school, mentor, weights, (apart or {}).get(id)) for id, mentor in by_id.items()]
    return Ranking(
        school,
        weights,
        by_id,
        tuple(sorted((one for one in fits if not one.refused), key=lambda one: one.place)),
        tuple(one for one in fits if one.refused),
        apart or {},
    )


def _changes(school: SchoolStatement, mentor: SchoolStatement, now: Fit) -> Iterator[OneChange]:
    """Single changes that would make the mentor fit better."""
    for need in school.needs:
        if need not in mentor.offers:
            yield OneChange("offers", (*mentor.offers, need), need)
    alike: tuple[tuple[str, Callable[[SchoolStatement], tuple[str, ...]]], ...] = (
        ("challenges", lambda one: one.challenges),
        ("contexts", lambda one: one.contexts),
        ("approaches", lambda one: one.approaches),
    )
    for field, of in alike:
        if of(school) and not any(one in of(mentor) for one in of(school)):
            yield OneChange(field, (*of(mentor), of(school)[0]), of(school)[0])
    if school.visits is not None and mentor.visits != school.visits:
        yield OneChange("visits", school.visits, "visits-planned" if school.visits else "online-only")
    for name in now.open:
        yield from _opening(school, mentor, name)


def _openings(school: SchoolStatement, mentor: SchoolStatement, now: Fit) -> Iterator[OneChange]:
    """The change that would make the one condition hold that does not; none where several do not."""
    if len(now.refused) == 1:
        yield from _opening(school, mentor, now.refused[0])


def _opening(school: SchoolStatement, mentor: SchoolStatement, condition: str) -> Iterator[OneChange]:
    if condition == "place" and mentor.capacity is not None:
        yield OneChange("capacity", 1, "1")
    elif condition == "language" and school.languages:
        yield OneChange("languages", (*mentor.languages, school.languages[0]), school.languages[0])
    elif condition == "level" and school.levels:
        yield OneChange("levels", (*mentor.levels, school.levels[0]), school.levels[0])
    elif condition == "country" and school.across and mentor.country is not None and school.country is not None:
        yield OneChange("across", True, "yes")
