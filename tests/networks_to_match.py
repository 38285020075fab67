"""Invented schools to match, at any size: every one is made of a number, so that a test can say which it was."""

import random
from collections.abc import Sequence
from dataclasses import replace

from portal.parts.community.fit import SchoolStatement

COUNTRIES = ("aa", "bb", "cc", "dd", "ee", "ff")
THEMES = tuple(f"theme-{number}" for number in range(12))
CHALLENGES = tuple(f"challenge-{number}" for number in range(5))
CONTEXTS = ("urban", "rural", "small", "island")
APPROACHES = ("bottom-up", "top-down", "virtual")
LEVELS = ("primary", "lower-secondary", "upper-secondary")


def stated(chance: random.Random, id: str, *, country: str | None = None, silent: float = 0.15) -> SchoolStatement:
    """An invented school that leaves each thing out with the chance ``silent``."""
    home = country or chance.choice(COUNTRIES)

    def some(terms: Sequence[str], most: int) -> tuple[str, ...]:
        return () if chance.random() < silent else tuple(chance.sample(terms, chance.randint(1, most)))

    return SchoolStatement(
        id=id,
        name=f"Invented school {id}",
        country=home,
        across=chance.choice((True, False, None)),
        languages=()
        if chance.random() < silent / 3
        else tuple(sorted({f"l{home}", chance.choice((f"l{home}", "en"))})),
        levels=() if chance.random() < silent / 3 else some(LEVELS, 2),
        needs=some(THEMES, 4),
        offers=some(THEMES, 5),
        contexts=some(CONTEXTS, 2),
        challenges=some(CHALLENGES, 1),
        approaches=some(APPROACHES, 1),
        visits=chance.choice((True, False, None)),
        capacity=None,
        spot=None
        if chance.random() < silent
        else (45_000 + 2_000 * COUNTRIES.index(home) + chance.randrange(2_000), chance.randrange(14_000, 18_000)),
    )


def network(seed: int, schools: int, size: int = 4) -> tuple[list[SchoolStatement], list[SchoolStatement]]:
    """(schools that look for a mentor, mentors): as many mentors as make whole hubs of all."""
    chance = random.Random(seed)
    mentors = schools // (size + 1)
    places = [COUNTRIES[number % len(COUNTRIES)] for number in range(schools)]
    made = [stated(chance, f"{country}-{number:05}", country=country) for number, country in enumerate(places)]
    chance.shuffle(made)
    return made[mentors:], [replace(one, capacity=chance.choice((size, size, size, None))) for one in made[:mentors]]
