"""The advisory board: opened and closed by one line, members by one record with consent, and the mark of members."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from portal import inspection
from portal.parts.about.records import AdvisoryMember
from portal.problem import DataError
from portal.site import Site
from tests import framed, synthetic

URL = "https://portal.invalid/"
READY = {
    "open: false": "open: false\nabout_open: The board advises now.\njoining_open: Join us now.",
    "    text: Members see what schools do.\n": "    text: Members saw.\n    now: Members see now.\n",
}
MEMBER = """- id: city-x
  name: City of X
  type: association
  consent:
    given: {given}
    scope: name, type and country on the page of the board
{more}  sources: [annual-report]
"""


def _ready(folder: Path, *, open_now: bool = False, more: str = "") -> Path:
    data = synthetic.small(folder)
    board = data / "advisory_board.yaml"
    text = board.read_text(encoding="utf-8")
    for old, new in READY.items():
        assert old in text
        text = text.replace(old, new)
    board.write_text((text.replace("open: false", "open: true") if open_now else text) + more, encoding="utf-8")
    return data


def _body(site: Site) -> str:
    return next(page for page in site.pages if page.path == "advisory-board/").records(site.templates)


def _opened(data: Path, day: date = synthetic.DAY) -> Site:
    return framed.opened(data, URL, day)


def test_one_line_opens_the_form_and_puts_all_into_the_present(tmp_path: Path) -> None:
    closed, opened = (_body(_opened(_ready(tmp_path / str(state), open_now=state))) for state in (False, True))
    assert "Closed at present" in closed
    assert 'name="advisory-member"' not in closed
    assert "Members saw." in closed
    assert "What members were offered" in closed
    assert "Open to new members" in opened
    assert 'name="advisory-member"' in opened
    for words in ("Members see now.", "What members gain", "The board advises now.", "Join us now."):
        assert words in opened
    # Without a controller of its own, that of the operator answers.
    assert "Network Office, data protection, Invented Street 2" in opened


def test_an_open_board_answers_by_mail_where_the_host_takes_no_forms(tmp_path: Path) -> None:
    body = _body(_opened(_ready(tmp_path, open_now=True, more="answers: mail\n")))
    assert "<form" not in body
    assert "Tell us that you want to join" in body
    assert 'href="mailto:desk@schools.example.eu?' in body


def test_no_board_opens_while_nobody_answers_for_the_form(tmp_path: Path) -> None:
    data = _ready(tmp_path, open_now=True)
    (data / "operator.yaml").unlink()
    with pytest.raises(DataError) as error:
        inspection.read(data, synthetic.DAY)
    assert [problem for problem in error.value.problems if "nobody is named who answers" in str(problem)]


def test_a_charter_that_was_not_found_is_said(tmp_path: Path) -> None:
    assert "We have not found the text of the charter" in _body(_opened(_ready(tmp_path)))


@pytest.mark.parametrize(
    ("more", "days", "listed"),
    [
        ("", 0, True),
        ("    until: {day}\n", 0, True),
        ("    until: {day}\n", 1, False),
        ("    withdrawn: {day}\n", 0, False),
        ("", -1, False),
    ],
)
def test_a_member_is_listed_by_one_record_while_it_agrees(tmp_path: Path, more: str, days: int, listed: bool) -> None:
    data, day = _ready(tmp_path), synthetic.DAY
    text = MEMBER.format(given=day, more=more.format(day=day))
    (data / "advisory_members.yaml").write_text(text, encoding="utf-8")
    site = _opened(data, day + timedelta(days=days))
    assert ("City of X" in _body(site)) is listed
    assert ("city-x" in site.portal.every(AdvisoryMember)) is listed
    assert ("City of X" in str(site.making.catalogue.files["api/advisory_members.json"])) is listed
    assert bool([one for one in site.notices if "is left out of the site: consent" in str(one)]) is not listed


def test_the_mark_is_offered_under_its_rules_only(tmp_path: Path) -> None:
    without = _opened(_ready(tmp_path / "without"))
    assert "member-mark" not in _body(without)
    rules = "mark:\n  rules: [Only listed members use it.]\n  sources: [annual-report]\n"
    site = _opened(_ready(tmp_path / "with", more=rules))
    body, files = _body(site), site.making.files(site.templates)
    assert "Only listed members use it." in body
    for look in ("light", "dark"):
        svg = str(files[f"advisory-board/member-mark-{look}.svg"])
        assert svg.startswith("<svg ")
        assert f"of the {site.portal.project.acronym} portal" in svg
        assert "<script" not in svg
        png = files[f"advisory-board/member-mark-{look}.png"]
        assert isinstance(png, bytes)
        assert png.startswith(b"\x89PNG")
        assert f'href="/advisory-board/member-mark-{look}.svg" download' in body
