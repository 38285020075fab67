"""One rule in three places: Python and the browser score alike and say the same, on a thousand generated cases."""

import json
import os
import random
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser

from portal.parts.community.distances import COSINES
from portal.parts.community.fit import CRITERIA, SchoolStatement, Weights
from portal.parts.community.fit_words import Wording, wording
from portal.parts.community.ranking import Ranking, ranked
from portal.parts.community.statements import as_json
from tests.networks_to_match import stated
from tests.project import ROOT

CASES = 1_000
AT_LEAST = 20
TWINS = 0.4
FIELDS = ("offers", "challenges", "contexts", "approaches", "visits", "spot")
NAMES = {
    "themes": {f"theme-{number}": f"Theme {number} & {{co}}" for number in range(12)},
    "languages": {"en": "English"},
}
ASK = """async ([source, cases, cosines, words, names]) => {
  const module = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
  const { ranked, stated, wording } = await import(module);
  const said = wording(words, names);
  return cases.map(({ school, mentors, weights }) => {
    const here = stated(school), all = mentors.map(stated);
    const ranking = ranked(here, all, weights, cosines);
    const told = (one, offered) => ({
      mentor: one.mentor, score: one.score, tier: one.tier, apart: one.kilometres,
      lines: said.lines(one, weights), whatIf: said.whatIf(ranking.whatIf(one.mentor), offered),
      giving: said.giving(here, ranking.mentor(one.mentor)),
    });
    return {
      offered: ranking.offered.map((one) => told(one, true)), refused: ranking.refused.map((one) => told(one, false)),
      moved: ranking.moved(),
    };
  });
}"""


def _case(chance: random.Random) -> tuple[SchoolStatement, list[SchoolStatement], Weights]:
    """A school and three mentors in two countries, often with a reason against one, and sometimes other weights."""
    if chance.random() < TWINS:
        return _twins(chance)
    school = replace(stated(chance, "s", country="aa"), taken=chance.random() < 0.08)
    mentors = [stated(chance, f"m{n}", country=chance.choice(("aa", "aa", "bb"))) for n in range(3)]
    mentors = [replace(one, capacity=chance.choice((None, 0, 1, 4))) for one in mentors]
    if chance.random() < 0.1:
        school = replace(school, must_not=("m1",), must=("m2",))
    if chance.random() < 0.05:
        mentors[0] = replace(mentors[0], id="s")
    weights = Weights()
    if chance.random() < 0.3:
        weights = replace(weights, **{criterion: chance.randrange(1_200) for criterion in CRITERIA})
    return school, mentors, weights


def _twins(chance: random.Random) -> tuple[SchoolStatement, list[SchoolStatement], Weights]:
    """Mentors who are alike but for one thing, which then decides."""
    field = chance.choice(FIELDS)
    school = replace(stated(chance, "s", country="aa", silent=0), visits=chance.choice((True, False)))
    if field == "spot":
        school = replace(school, visits=True)
    first = replace(school, id="m0", needs=(), offers=school.needs[:1], capacity=1)
    others = [stated(chance, f"m{n}", country="aa", silent=0.1) for n in range(3)]
    return school, [_with(replace(first, id=one.id), field, one) for one in others], Weights()


def _with(mentor: SchoolStatement, field: str, other: SchoolStatement) -> SchoolStatement:
    changed: SchoolStatement = replace(mentor, **{field: getattr(other, field)})
    return changed


def _told(ranking: Ranking, said: Wording, weights: Weights) -> dict[str, Any]:
    def told(offered: bool) -> list[dict[str, Any]]:
        return [
            {
                "mentor": one.mentor,
                "score": one.score,
                "tier": one.tier,
                "apart": one.kilometres,
                "lines": list(said.fit(one, weights)),
                "whatIf": said.what_if(ranking.what_if(one.mentor), offered=offered),
                "giving": said.giving(ranking.school, ranking.mentors[one.mentor]),
            }
            for one in (ranking.offered if offered else ranking.refused)
        ]

    return {"offered": told(True), "refused": told(False), "moved": [list(one) for one in ranking.moved()]}


def _deciders(ranking: Ranking) -> set[str]:
    """The criteria without which another mentor would come first."""
    if not ranking.offered:
        return set()
    mentors, weights = ranking.mentors.values(), ranking.weights
    without = {name: ranked(ranking.school, mentors, replace(weights, **{name: 0})) for name in CRITERIA}
    # Of mentors with equal points the nearer one comes first, so its weight is not all that distance decides by.
    without["distance"] = ranked(replace(ranking.school, spot=None), mentors, weights)
    return {name for name, other in without.items() if other.offered[0].mentor != ranking.offered[0].mentor}


def test_python_and_the_browser_say_the_same(browser: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    seed = int(os.environ.get("MATCHING_SEED") or 2026)
    print(f"MATCHING_SEED={seed}")
    chance = random.Random(seed)
    cases = [_case(chance) for _case_number in range(CASES)]
    said = wording(NAMES)
    refusals, decided, expected = Counter[str](), Counter[str](), []
    for school, mentors, weights in cases:
        ranking = ranked(school, mentors, weights)
        expected.append(_told(ranking, said, weights))
        refusals.update({name for one in ranking.refused for name in one.refused})
        decided.update(_deciders(ranking))
    conditions = {"same", "excluded", "taken", "country", "language", "level", "place"}
    assert {name for name in conditions if refusals[name] >= AT_LEAST} == conditions, refusals
    assert {name for name in CRITERIA if decided[name] >= AT_LEAST} == set(CRITERIA), decided
    given = [
        {"school": as_json(school), "mentors": [as_json(one) for one in mentors], "weights": vars(weights)}
        for school, mentors, weights in cases
    ]
    source = (ROOT / "docs" / "assets" / "matching.js").read_text(encoding="utf-8")
    page = browser.new_page()
    found = page.evaluate(ASK, [source, json.loads(json.dumps(given)), list(COSINES), dict(said.words), NAMES])
    page.close()
    for number, (theirs, ours) in enumerate(zip(found, expected, strict=True)):
        assert theirs == ours, f"case {number}, MATCHING_SEED={seed}: {given[number]}"
