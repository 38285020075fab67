"""Any one new file is a valid change by itself: nobody who sends a record needs to touch another file."""

from pathlib import Path

import pytest

from portal.parts.registry import KINDS
from portal.reading import draft
from portal.records.kind import Kind
from tests import synthetic
from tests.drafts import filled

MANY = [kind for kind in KINDS if not kind.single]
IDS = {"country": "se", "licence": "LicenseRef-New"}
"""Ids of kinds that ask for a certain form."""


def sent(kind: Kind) -> str:
    """The file that a contributor sends: what is asked for, and nothing that another record would have to know."""
    text = filled(draft.own_file(kind), IDS.get(kind.name, "hr-new"))
    match kind.name:
        case "country":
            text = text.replace("  south: 42", "  south: 55").replace("  north: 47", "  north: 69")
        case "resource":
            text = text.replace("type: association", "type: checklist") + "url: https://nova.example.eu/sheet\n"
        case "licence":
            text += "share: true\nchange: true\ncommercial: true\n"
        case "school":
            text += "memberships: [{hub: hr-hub-1, role: not-stated, since: 2020-11, until: 2021}]\n"
        case "survey":
            text = text.replace("type: scale", "type: open").replace("when: before", "when: after")
        case "newsletter":
            text = text.replace("start: 2021-10-01", "start: 2021-12-01").replace("end: 2021-10-02", "end: 2021-12-31")
            text = text.replace("published: 2021-10-01", "published: 2022-01-01")
    return text


@pytest.mark.parametrize("kind", MANY, ids=lambda kind: kind.name)
def test_one_new_file_passes_alone(tmp_path: Path, kind: Kind) -> None:
    files = {f"{kind.stem}/{IDS.get(kind.name, 'hr-new')}.yaml": sent(kind)}
    data = synthetic.small(tmp_path, files)
    assert synthetic.problems(data) == []
