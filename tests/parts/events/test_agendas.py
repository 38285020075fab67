"""The page of an event shows its agenda with the organisations that spoke."""

from pathlib import Path

from portal.site import open_site
from tests import synthetic
from tests.generated import body, text
from tests.project import ROOT, VALID

AGENDA = """\
  agenda:
    - title: Reading aloud in every school
      speakers: [network-office, Reading Society]
    - title: Questions
"""


def test_an_agenda_names_organisations(tmp_path: Path) -> None:
    events = (VALID / "events.yaml").read_text("utf-8")
    data = synthetic.small(tmp_path, {"events.yaml": events + AGENDA})
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, synthetic.DAY)
    shown = text(body(site, "events/first-meeting/"))
    office = site.portal.organisation("network-office")
    assert f"Reading aloud in every school ({office}, Reading Society)" in shown and "Questions" in shown
