"""Every field of every kind of record, with hostile texts in it: refused with a remedy, or kept as it was typed."""

import random

import pytest

from portal.parts.registry import KINDS
from tests.fields import all_leaves
from tests.model_lane import Pair, judged
from tests.payloads import payloads
from tests.records import host


def test_the_walk_finds_the_fields_of_every_kind() -> None:
    found = all_leaves()
    assert {leaf.kind for leaf in found} == {kind.name for kind in KINDS}
    assert len({(leaf.kind, leaf.path) for leaf in found}) == len(found) > 600
    assert len(payloads()) > 300


def test_a_record_is_valid_before_a_payload_stands_in_it() -> None:
    kinds = {kind.name: kind.model for kind in KINDS}
    for leaf in all_leaves():
        kinds[leaf.kind].model_validate(host(leaf).record)


@pytest.mark.parametrize("each", [1, pytest.param(6, marks=pytest.mark.build)])
def test_a_payload_is_refused_with_a_remedy_or_stays_what_was_typed(each: int) -> None:
    """With so many payloads for each field; ``make audit`` tries all."""
    table = judged(list(_sample(random.Random(10), each)))
    assert len({leaf for leaf, _payload in table.tried}) == len(all_leaves())
    assert len({payload for _leaf, payload in table.tried}) == len(payloads())
    assert table.faults == []


def _sample(chance: random.Random, each: int) -> set[Pair]:
    """Some payloads for each field, and each payload in some field."""
    found = {Pair(leaf, payload) for leaf in all_leaves() for payload in chance.sample(payloads(), each)}
    return found | {Pair(chance.choice(all_leaves()), payload) for payload in payloads()}
