"""A result that is only known to be handed in has a day of that, and none of publication."""

from pathlib import Path

from portal.site import open_site
from tests import synthetic
from tests.generated import body, linked_data, text
from tests.project import ROOT

RESULT = """\
- id: plan
  title: The plan
  type: report
  state: {state}
  date: 2021-08-10
  summary: What was planned.
  sources: [annual-report]
"""


def test_handed_in_is_not_published(tmp_path: Path) -> None:
    told = {}
    for state in ("handed-in", "published"):
        data = synthetic.small(tmp_path / state, {"deliverables.yaml": RESULT.format(state=state)})
        made = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, synthetic.DAY)
        (item,) = linked_data(made, "about/deliverables/")["itemListElement"]
        told[state] = text(body(made, "about/deliverables/")), item["item"].get("datePublished")
    page, day = told["handed-in"]
    assert "Submitted; no published copy found" in page and "submitted 10 August 2021" in page and day is None
    page, day = told["published"]
    assert "handed in" not in page.lower() and day == "2021-08-10"
