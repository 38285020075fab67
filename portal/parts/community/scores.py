"""What every school scores with every mentor it may be placed with: the rule of ``fit`` for whole networks.

A network of 12,000 schools has millions of pairs, so what schools say is packed into sets of bits, and what many say
alike is worked out once. A test compares this with ``fit``.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from portal.parts.community.distances import Spot, kilometres
from portal.parts.community.fit import SchoolStatement, Weights

NONE = -(2**31) + 1
"""The value of a pair for which a condition does not hold."""


def value(score: int, weights: Weights, *, unsure: bool) -> int:
    """What a place is worth: its score; one of whom a condition is not known comes behind all of whom all are."""
    return score - (2 * weights.total + 1 if unsure else 0)


class _Manner(NamedTuple):
    """What a school says beside needs, offers and place."""

    challenges: int
    contexts: int
    approaches: int
    visits: bool | None


class _Bits:
    """The bits of the terms of one sort."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, terms: Iterable[str]) -> int:
        """The terms as a set of bits."""
        made = 0
        for term in terms:
            made |= 1 << self._numbers.setdefault(term, len(self._numbers))
        return made


class _Alike:
    """Mentors of one country who say the same of languages and levels, and whether they work across borders."""

    def __init__(self) -> None:
        self.places: list[int] = []
        """Their places among all mentors."""
        self.said: list[tuple[int, int]] = []
        """For each the number of the offers and of the manner."""
        self.near: list[tuple[int, Spot]] = []
        """Those for whom distance can count: the number in the group, and the spot."""


class Scores:
    """The value of each pair, as rows of whole numbers."""

    def __init__(
        self, schools: Sequence[SchoolStatement], mentors: Sequence[SchoolStatement], weights: Weights
    ) -> None:
        self._weights = weights
        self._bits = {name: _Bits() for name in ("language", "level", "theme", "challenge", "context", "approach")}
        self._places = {mentor.id: place for place, mentor in enumerate(mentors)}
        self._barred: dict[str, list[int]] = {}
        self._offers: dict[int, int] = {}
        self._manners: dict[_Manner, int] = {}
        self._groups: dict[str | None, dict[tuple[bool, int, int], _Alike]] = {}
        for place, mentor in enumerate(mentors):
            for id in mentor.must_not:
                self._barred.setdefault(id, []).append(place)
            if mentor.capacity is None or mentor.capacity > 0:
                self._add(place, mentor)
        self._met: dict[tuple[int, int], list[int]] = {}
        self._alike: dict[_Manner, list[int]] = {}
        self.rows: list[array[int]] = []
        """For each school the values of all mentors, in their order; ``NONE`` where it cannot be placed with one."""
        self.lists: list[array[int]] = []
        """For each school the mentors that it can be placed with, the best first; of equal ones, the first."""
        for school in schools:
            self._judge(school, len(mentors))

    def _add(self, place: int, mentor: SchoolStatement) -> None:
        offers = self._offers.setdefault(self._bits["theme"].of(mentor.offers), len(self._offers))
        manner = self._manners.setdefault(self._manner(mentor), len(self._manners))
        key = bool(mentor.across), self._languages(mentor), self._levels(mentor)
        group = self._groups.setdefault(mentor.country, {}).setdefault(key, _Alike())
        if mentor.visits is not False and mentor.spot is not None:
            group.near.append((len(group.places), mentor.spot))
        group.places.append(place)
        group.said.append((offers, manner))

    def _languages(self, school: SchoolStatement) -> int:
        return self._bits["language"].of(school.languages)

    def _levels(self, school: SchoolStatement) -> int:
        return self._bits["level"].of(school.levels)

    def _manner(self, school: SchoolStatement) -> _Manner:
        bits = self._bits
        return _Manner(
            bits["challenge"].of(school.challenges),
            bits["context"].of(school.contexts),
            bits["approach"].of(school.approaches),
            school.visits,
        )

    def _judge(self, school: SchoolStatement, many: int) -> None:
        """Adds the row and the list of a school."""
        row, packed = array("i", [NONE]) * many, list[int]()
        languages, levels = self._languages(school), self._levels(school)
        met, alike = self._points_of_needs(school), self._points_of_manner(self._manner(school))
        for unsure, (their_languages, their_levels), group in () if school.taken else self._met_by(school):
            silent = not (languages and their_languages and levels and their_levels)
            if (languages and their_languages and not languages & their_languages) or (
                levels and their_levels and not levels & their_levels
            ):
                continue
            base = value(0, self._weights, unsure=unsure or silent)
            values = [base + met[offers] + alike[manner] for offers, manner in group.said]
            if school.visits and school.spot is not None:
                self._count_distance(values, school.spot, group.near)
            for place, worth in zip(group.places, values, strict=True):
                row[place] = worth
            packed += [place - many * worth for place, worth in zip(group.places, values, strict=True)]
        out = {self._places[id] for id in (*school.must_not, school.id) if id in self._places}
        out.update(self._barred.get(school.id, ()))
        for place in out:
            row[place] = NONE
        packed.sort()
        found = [one % many for one in packed]
        self.rows.append(row)
        self.lists.append(array("i", [place for place in found if place not in out] if out else found))

    def _met_by(self, school: SchoolStatement) -> Iterator[tuple[bool, tuple[int, int], _Alike]]:
        """The groups of mentors whose country allows it: whether that is unsure, their languages and levels."""
        for country, groups in self._groups.items():
            unsure = country is None or school.country is None
            for (across, languages, levels), group in groups.items():
                if unsure or country == school.country or (across and school.across):
                    yield unsure, (languages, levels), group
                elif not school.across:
                    break

    def _count_distance(self, values: list[int], here: Spot, near: Iterable[tuple[int, Spot]]) -> None:
        weight, far = self._weights.distance, self._weights.far
        for number, there in near:
            values[number] += weight - 2 * weight * min(kilometres(here, there), far) // far

    def _points_of_needs(self, school: SchoolStatement) -> list[int]:
        """The points of the needs, by the number of the offers."""
        needs, asked, weight = self._bits["theme"].of(school.needs), len(school.needs), self._weights.needs
        if (needs, asked) not in self._met:
            self._met[needs, asked] = [
                2 * weight * (needs & offers).bit_count() // asked - weight if needs and offers else 0
                for offers in self._offers
            ]
        return self._met[needs, asked]

    def _points_of_manner(self, mine: _Manner) -> list[int]:
        """The points of challenge, context, approach and visits, by the number of the manner."""
        if mine not in self._alike:
            self._alike[mine] = [self._of_manners(mine, theirs) for theirs in self._manners]
        return self._alike[mine]

    def _of_manners(self, mine: _Manner, theirs: _Manner) -> int:
        weights, points = self._weights, 0
        counted = weights.challenge, weights.context, weights.approach
        for first, second, weight in zip(mine[:3], theirs[:3], counted, strict=True):
            if first and second:
                points += weight if first & second else -weight
        if mine.visits is not None and theirs.visits is not None:
            points += weights.visits if mine.visits == theirs.visits else -weights.visits
        return points
