"""What a coordinator would choose (``cases.yaml``, synthetic), as schools and mentors that the program takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from portal.parts.community.fit import Condition, SchoolStatement

REASONS: Mapping[str, Condition] = {
    "no free place": "place",
    "no shared language": "language",
    "no shared level": "level",
    "another country": "country",
    "excluded": "excluded",
    "the same school": "same",
    "already in a hub": "taken",
}
_YES = {"yes": True, "no": False, True: True, False: False}


@dataclass(frozen=True)
class Expectation:
    """A case, and what is expected of it."""

    id: str
    school: SchoolStatement
    mentors: tuple[SchoolStatement, ...]
    apart: Mapping[str, int]
    expected: Mapping[str, Any]


def read(file: Path) -> list[Expectation]:
    """The cases of a file."""
    cases = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [
        Expectation(
            case["id"],
            _stated(case["school"].get("id", "school"), case["school"]),
            tuple(_stated(id, fields) for id, fields in case["mentors"].items()),
            {id: fields["km"] for id, fields in case["mentors"].items() if "km" in fields},
            case,
        )
        for case in cases
    ]


def _stated(id: str, fields: Mapping[str, Any]) -> SchoolStatement:
    def some(name: str) -> tuple[str, ...]:
        value = fields.get(name)
        return () if value is None else tuple(value) if isinstance(value, list) else (value,)

    return SchoolStatement(
        id=id,
        country=fields.get("country"),
        across=_YES.get(fields.get("across", "")),
        languages=some("languages"),
        levels=some("levels"),
        needs=some("needs"),
        offers=some("offers"),
        contexts=some("context"),
        challenges=some("challenge"),
        approaches=some("approach"),
        visits=_YES.get(fields.get("visits", "")),
        capacity=fields.get("capacity"),
        taken=fields.get("taken") == "yes",
        must=some("must"),
        must_not=some("must_not"),
    )
