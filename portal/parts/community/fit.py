"""How well a mentor fits a school: conditions that hold or not, and points that add up, all in whole numbers.

``docs/assets/matching.js`` has the same rules for the browser; a test compares the two on generated schools.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal

from portal.parts.community.distances import Spot, kilometres

Criterion = Literal["needs", "challenge", "context", "approach", "visits", "distance"]
Outcome = Literal["fits", "partly", "differs", "unknown", "not-counted"]
Condition = Literal["same", "excluded", "taken", "country", "language", "level", "place"]
Holding = Literal["holds", "open", "refused"]
Teller = Literal["", "school", "mentor", "both"]
"""Who has not said something."""

AGREED, SURE, UNSURE = 0, 1, 2
"""The tiers of a list: agreed pairs; those for whom all conditions are known to hold; those for whom one is unknown."""


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How much each criterion counts: added where it fits, taken away where not, neither where it is unknown."""

    needs: int = 1000
    challenge: int = 90
    context: int = 80
    approach: int = 15
    visits: int = 12
    distance: int = 10
    far: int = 300
    """Kilometres from which on a school is as far away as can be."""

    def of(self, criterion: Criterion) -> int:
        """The weight of a criterion."""
        return int(getattr(self, criterion))

    @property
    def total(self) -> int:
        """The most points that there can be."""
        return sum(self.of(criterion) for criterion in CRITERIA)


CRITERIA: tuple[Criterion, ...] = ("needs", "challenge", "context", "approach", "visits", "distance")
assert tuple(field.name for field in fields(Weights))[:-1] == CRITERIA


@dataclass(frozen=True, kw_only=True)
class SchoolStatement:
    """What a school says of itself for matching. An empty list and None mean that it has not said it."""

    id: str
    name: str = ""
    country: str | None = None
    across: bool | None = None
    """True if it agrees to work with schools of other countries."""
    languages: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    approaches: tuple[str, ...] = ()
    visits: bool | None = None
    """True if it plans visits, False if it works online only."""
    capacity: int | None = None
    """Free places for schools that it would mentor."""
    mentored: int = 0
    """How many schools of its hub it has already."""
    spot: Spot | None = None
    taken: bool = False
    """True if it is in a hub already, as a school that is mentored."""
    must: tuple[str, ...] = ()
    """Ids of schools with which it agreed to work."""
    must_not: tuple[str, ...] = ()
    """Ids of schools with which it shall not work."""


@dataclass(frozen=True)
class Judged:
    """One criterion of a pair."""

    criterion: Criterion
    outcome: Outcome
    points: int
    weight: int
    silent: Teller = ""
    shared: tuple[str, ...] = ()
    """What both name, or which needs are met."""
    missing: tuple[str, ...] = ()
    """What the school names and the mentor does not."""


@dataclass(frozen=True)
class Fit:
    """How well a mentor fits a school."""

    mentor: str
    conditions: tuple[tuple[Condition, Holding], ...]
    judged: tuple[Judged, ...]
    tier: int
    kilometres: int | None

    @property
    def refused(self) -> tuple[Condition, ...]:
        """The conditions that do not hold; where there is one, the mentor is not offered."""
        return tuple(name for name, holding in self.conditions if holding == "refused")

    @property
    def open(self) -> tuple[Condition, ...]:
        """The conditions of which nobody has said whether they hold."""
        return tuple(name for name, holding in self.conditions if holding == "open")

    @property
    def score(self) -> int:
        """The sum of the points."""
        return sum(one.points for one in self.judged)

    @property
    def unknown(self) -> int:
        """How many facts that count are not known."""
        return sum(one.outcome == "unknown" for one in self.judged)

    @property
    def counted(self) -> int:
        """How many facts count."""
        return sum(one.outcome != "not-counted" for one in self.judged)

    @property
    def known(self) -> int:
        """How many of the facts that count are known."""
        return self.counted - self.unknown

    @property
    def spread(self) -> int:
        """How far the score can still move to either side, once all is known."""
        visits, distance = self.judged[-2:]
        # Distance no longer counts once the mentor says that it works online.
        lost = abs(distance.points) if visits.outcome == "unknown" else 0
        return sum(one.weight for one in self.judged if one.outcome == "unknown") + lost

    @property
    def place(self) -> tuple[int, int, int, int, str]:
        """What lists are in order of, the smallest first: of equal scores, the one of whom more is known comes first,
        then the nearer one where distance counts."""
        near = self.judged[-1].outcome not in {"not-counted", "unknown"}
        return (self.tier, -self.score, self.unknown, self.kilometres or 0 if near else 0, self.mentor)


def fit(school: SchoolStatement, mentor: SchoolStatement, weights: Weights, apart: int | None = None) -> Fit:
    """How well ``mentor`` fits ``school``; ``apart`` is how many kilometres they are apart, where that is not worked
    out from their spots."""
    if apart is None and school.spot is not None and mentor.spot is not None:
        apart = kilometres(school.spot, mentor.spot)
    held = tuple(_conditions(school, mentor))
    agreed = mentor.id in school.must or school.id in mentor.must
    unsure = any(holding == "open" and name != "place" for name, holding in held)
    judged = (
        _needs(school, mentor, weights.needs),
        _alike("challenge", school.challenges, mentor.challenges, weights.challenge),
        _alike("context", school.contexts, mentor.contexts, weights.context),
        _alike("approach", school.approaches, mentor.approaches, weights.approach),
        _visits(school, mentor, weights.visits),
        _distance(school, mentor, weights, apart),
    )
    return Fit(mentor.id, held, judged, AGREED if agreed else UNSURE if unsure else SURE, apart)


def _conditions(school: SchoolStatement, mentor: SchoolStatement) -> Iterable[tuple[Condition, Holding]]:
    yield "same", "refused" if school.id == mentor.id else "holds"
    excluded = mentor.id in school.must_not or school.id in mentor.must_not
    yield "excluded", "refused" if excluded else "holds"
    yield "taken", "refused" if school.taken else "holds"
    yield "country", _country(school, mentor)
    yield "language", _shared(school.languages, mentor.languages)
    yield "level", _shared(school.levels, mentor.levels)
    yield "place", "open" if mentor.capacity is None else "refused" if mentor.capacity <= 0 else "holds"


def _country(school: SchoolStatement, mentor: SchoolStatement) -> Holding:
    if school.country is None or mentor.country is None:
        return "open"
    return "holds" if school.country == mentor.country or (school.across and mentor.across) else "refused"


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> Holding:
    if not first or not second:
        return "open"
    return "holds" if any(one in second for one in first) else "refused"


def _silent(school_says: bool, mentor_says: bool) -> Teller:
    if school_says:
        return "" if mentor_says else "mentor"
    return "school" if mentor_says else "both"


def _needs(school: SchoolStatement, mentor: SchoolStatement, weight: int) -> Judged:
    silent = _silent(bool(school.needs), bool(mentor.offers))
    if silent:
        return Judged("needs", "unknown", 0, weight, silent)
    met = tuple(need for need in school.needs if need in mentor.offers)
    left = tuple(need for need in school.needs if need not in mentor.offers)
    outcome: Outcome = "partly" if met and left else "fits" if met else "differs"
    return Judged("needs", outcome, 2 * weight * len(met) // len(school.needs) - weight, weight, "", met, left)


def _alike(criterion: Criterion, first: tuple[str, ...], second: tuple[str, ...], weight: int) -> Judged:
    silent = _silent(bool(first), bool(second))
    if silent:
        return Judged(criterion, "unknown", 0, weight, silent)
    shared = tuple(one for one in first if one in second)
    if shared:
        return Judged(criterion, "fits", weight, weight, "", shared)
    return Judged(criterion, "differs", -weight, weight, "", (), first)


def _visits(school: SchoolStatement, mentor: SchoolStatement, weight: int) -> Judged:
    silent = _silent(school.visits is not None, mentor.visits is not None)
    if silent:
        return Judged("visits", "unknown", 0, weight, silent)
    wanted = ("visits-planned" if school.visits else "online-only",)
    if school.visits == mentor.visits:
        return Judged("visits", "fits", weight, weight, "", wanted)
    return Judged("visits", "differs", -weight, weight, "", (), wanted)


def _distance(school: SchoolStatement, mentor: SchoolStatement, weights: Weights, apart: int | None) -> Judged:
    """Distance counts where visits are planned and the mentor has not said that it works online only."""
    weight = weights.distance
    if school.visits is False or mentor.visits is False:
        return Judged("distance", "not-counted", 0, weight)
    if school.visits is None:
        return Judged("distance", "unknown", 0, weight, "school")
    if apart is None:
        silent = _silent(school.spot is not None, mentor.spot is not None)
        return Judged("distance", "unknown", 0, weight, silent or "both")
    points = weight - 2 * weight * min(apart, weights.far) // weights.far
    return Judged("distance", "fits" if points > 0 else "differs", points, weight)
