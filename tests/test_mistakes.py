"""Mistakes that people make are named where they are, with what to do; ``make audit`` tries them all."""

import random
from pathlib import Path

import pytest

from portal.parts.registry import KINDS
from portal.reading.schema import models_of
from tests import hosts, mistake_spots, mistakes
from tests.mistake_spots import Mistake, Spot
from tests.mistakes import MAKERS

SAMPLE = 300


@pytest.fixture(scope="module")
def spots() -> list[Spot]:
    return list(mistake_spots.spots())


def test_every_field_of_every_kind_is_a_spot(spots: list[Spot]) -> None:
    for kind in KINDS:
        names = {name for model in models_of(kind.model) for name in model.model_fields}
        found = {spot.path[-1] for spot in spots if spot.kind == kind}
        assert found == names, kind.name
        assert sum(spot.kind == kind for spot in spots) == len(list(hosts.fields(kind.model)))


def test_records_without_a_mistake_are_read_as_they_stand(spots: list[Spot], tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    tried = set()
    for spot in spots:
        if id(spot.rows) in tried:
            continue
        tried.add(id(spot.rows))
        rows = list(spot.rows[spot.first : spot.after])
        verdict = mistakes.judge(spot, Mistake(spot.put(rows), frozenset(), (spot.record,)), data)
        assert (verdict.outcome, verdict.said) == ("as typed", []), spot.kind.name


def test_there_are_as_many_mistakes_as_promised(spots: list[Spot]) -> None:
    """Counted in every tenth field, because making them all takes long."""
    made = [name for spot in spots[::10] for name, maker in MAKERS.items() if maker(spot) is not None]
    assert len(MAKERS) >= 19
    assert len(made) * 10 >= 11_800
    assert {name for name in MAKERS if name not in made} <= {"indented like text above"}


def test_mistakes_are_named_where_they_are(spots: list[Spot], tmp_path: Path) -> None:
    """A sample that is the same in every run; no kind of mistake is left out."""
    data = tmp_path / "data"
    data.mkdir()
    chance = random.Random(10)
    bad = []
    tried = 0
    while tried < SAMPLE:
        name = list(MAKERS)[tried % len(MAKERS)]
        spot = chance.choice(spots)
        mistake = MAKERS[name](spot)
        if mistake is None:
            continue
        tried += 1
        verdict = mistakes.judge(spot, mistake, data)
        if verdict.outcome not in {"named", "as typed"}:
            bad.append(f"{verdict.outcome}: {name} in {spot.kind.name} {spot.path}: {verdict.said[:1]}")
    assert len(bad) <= SAMPLE // 100, "\n".join(bad)
