"""Records as people might fill in a form, most of them wrong: every rule of a field, and every rule of a whole part."""

import copy
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.parts.contribute.judging import Described, rules_of
from portal.parts.registry import KINDS
from tests.form_parts import WHOLE
from tests.form_values import VALUES
from tests.records import invented

Plain = dict[str, Any]
Steps = tuple[str | int, ...]
FORMS = tuple(kind for kind in KINDS if kind.proposed is not None)
_USUAL = ("A plain text", "hr", "2021-05-19", "be-hub-1", "https://school.example/page", "17", "true")


@dataclass(frozen=True)
class Case:
    """A record of a kind, in plain form."""

    kind: str
    record: Plain


@dataclass(frozen=True)
class Leaf:
    """A value in a record, and what its field is."""

    path: Steps
    node: Mapping[str, Any]
    """The field, or the entry of its list."""
    required: bool


def cases(seed: int, count: int) -> list[Case]:
    """So many cases, the same for the same seed: first each wrong value in a field that takes it, then each rule of a
    whole part, then records with one to three values changed at random."""
    drawn = random.Random(seed)
    found = [*_each_value(drawn), *_each_whole()]
    drawn.shuffle(found)
    while len(found) < count:
        found.append(_changed(drawn))
    return found


def described() -> dict[str, Described]:
    """The rules of each kind that has a form."""
    return {kind.name: rules_of(kind.model) for kind in FORMS}


def _each_value(drawn: random.Random) -> Iterator[Case]:
    """Each value of the pools once in a field with that rule, and each field that is needed left out once."""
    rules = described()
    places: dict[str, list[tuple[str, Plain, Leaf]]] = {}
    for kind in FORMS:
        for record in invented()[kind.name]:
            for leaf in leaves(rules[kind.name], record):
                for rule in names_of(leaf.node):
                    places.setdefault(rule, []).append((kind.name, record, leaf))
        record = invented()[kind.name][0]
        for leaf in leaves(rules[kind.name], record):
            if leaf.required:
                yield Case(kind.name, without(record, leaf.path))
    for rule, values in VALUES.items():
        for value in values:
            kind_name, record, leaf = drawn.choice(places[rule])
            yield Case(kind_name, holding(record, leaf.path, value))


def _each_whole() -> Iterator[Case]:
    for kind_name, changes in WHOLE.items():
        for change in changes:
            record = copy.deepcopy(invented()[kind_name][0])
            change(record)
            yield Case(kind_name, record)


def _changed(drawn: random.Random) -> Case:
    kind = drawn.choice(FORMS)
    rules, record = rules_of(kind.model), copy.deepcopy(drawn.choice(invented()[kind.name]))
    for _time in range(drawn.choice((0, 1, 1, 1, 2, 3))):
        leaf = drawn.choice(list(leaves(rules, record)))
        if drawn.random() < 0.1:
            record = without(record, leaf.path)
            continue
        pools = [VALUES[rule] for rule in names_of(leaf.node) if rule in VALUES]
        record = holding(record, leaf.path, drawn.choice(drawn.choice([*pools, _USUAL])))
    return Case(kind.name, record)


def names_of(node: Mapping[str, Any]) -> Iterator[str]:
    """What is asked of a value: its shape, its rules, its bounds."""
    yield str(node["is"])
    yield from (one for when in ("before", "after", "last") for one in node.get(when, ()))
    if "target" in node:
        yield f"to {node['target']}"


def leaves(described: Described, record: Any, part: str = "", path: Steps = ()) -> Iterator[Leaf]:
    """Every text of a record, with its field."""
    fields = described["parts"][part or described["root"]["part"]]["fields"]
    for name, node in fields.items():
        if name not in record:
            continue
        value = record[name]
        for here, inner, of in (
            [((*path, name, place), entry, node["of"]) for place, entry in enumerate(value)]
            if isinstance(value, list)
            else [((*path, name), value, node)]
        ):
            if isinstance(inner, Mapping):
                yield from leaves(described, inner, of["part"], here)
            elif of["is"] != "part":
                marked = {"target": node["target"]} if "target" in node else {}
                yield Leaf(here, {**of, **marked}, required="needless" not in node and not isinstance(value, list))


def holding(record: Any, path: Steps, value: Any) -> Any:
    """A copy of the record with the value at the path."""
    if not path:
        return value
    made = copy.copy(record)
    made[path[0]] = holding(record[path[0]], path[1:], value)
    return made


def without(record: Any, path: Steps) -> Any:
    """A copy of the record without what stands at the path; lists and parts without anything go too."""
    made = copy.copy(record)
    if len(path) == 1:
        del made[path[0]]
    elif inner := without(record[path[0]], path[1:]):
        made[path[0]] = inner
    else:
        del made[path[0]]
    return made
