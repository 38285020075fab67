"""What a release changed is written once, for readers, and stays: pages, feeds and files are made from it."""

import json
import shutil
from datetime import date
from pathlib import Path

import feedparser
import pytest

from portal import __main__ as program
from portal.following import feeds
from portal.inspection import inspect
from portal.parts.changes.log import ChangeLog
from portal.parts.changes.records import Release
from portal.site import Site, open_site
from tests import synthetic
from tests.generated import body, text
from tests.project import ROOT

URL = "https://portal.invalid/"
SCHOOL = """
- id: hr-new
  name: Nova škola
  country: hr
  language: hr
  memberships: [{hub: hr-hub-1, role: mentee}]
  sources: [annual-report]
"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small network on the day of the tests, without a release."""
    on(monkeypatch, synthetic.DAY)
    data = synthetic.small(tmp_path)
    (data / "releases.yaml").unlink()
    return data


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """The day of the program is this one."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str((day - date(1970, 1, 1)).days * 86_400))


def change(data: Path, file: str, old: str, new: str) -> None:
    """Writes ``new`` where ``old`` stands; at the end, where that is nothing."""
    content = (data / file).read_text("utf-8")
    assert old in content
    (data / file).write_text(content.replace(old, new, 1) if old else content + new, "utf-8")


def released(data: Path, base: Path | None, *more: str) -> int:
    return program.main(["release", *([str(base)] if base else []), "--data", str(data), *more])


def before(data: Path) -> Path:
    """A copy of the data as it is."""
    return Path(shutil.copytree(data, data.parent / "before"))


def site(data: Path, day: date = synthetic.DAY) -> Site:
    return open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=day)


def releases(data: Path, day: date = synthetic.DAY) -> dict[str, Release]:
    return dict(inspect(data, day)[0].every(Release))


def test_until_something_is_released_the_page_says_so_and_the_feed_is_empty(data: Path) -> None:
    made = site(data)
    assert "No release has been published yet." in body(made, "changes/")
    files = feeds.feeds(made.portal, made.templates, made.url)
    assert feedparser.parse(files["feeds/changes.xml"]).entries == []
    assert not any(path.startswith("feeds/country/hr/changes") for path in files)


def test_the_first_release_says_what_there_is(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert released(data, None, "--try") == 0
    assert not (data / "releases").exists()
    assert released(data, None) == 0
    ((id, first),) = releases(data).items()
    assert (id, first.changes, first.country) == ("2022-01-01", (), None)
    assert "2 hubs" in first.summary
    assert "schools" in first.summary
    assert released(data, None) == 2
    assert "there is a release of 2022-01-01 already" in capsys.readouterr().err


def test_each_country_is_told_what_changed_in_it(data: Path) -> None:
    was = before(data)
    change(data, "schools.yaml", "", SCHOOL)
    change(data, "clusters.yaml", "- id: hr-hub-1\n", "- id: hr-hub-1\n  note: It met.\n")
    change(data, "schools.yaml", "name: Škola mentor", "name: Škola prva")
    change(data, "schools.yaml", "{town: Osijek, lat: 45.555, lon: 18.695}", "{town: Vukovar}")
    assert released(data, was) == 0
    found = releases(data)
    assert list(found) == ["2022-01-01-hr"]
    release = found["2022-01-01-hr"]
    assert release.title == "What changed in Croatia, 1 January 2022"
    assert release.summary == "New: 1 school. Changed: 1 school, 1 hub."
    told = {(one.fate, one.record): one for one in release.changes}
    assert told["new", "schools/hr-new"].name == "Nova škola"
    school = told["changed", "schools/hr-mentor"].text or ""
    assert "called “Škola prva” now, before “Škola mentor”" in school
    assert "place, town: “Osijek”, now “Vukovar”" in school
    assert "hr-mentor" not in school


def test_what_ended_moved_and_went_is_told_as_that(data: Path) -> None:
    was = before(data)
    schools = (data / "schools.yaml").read_text("utf-8")
    begin = schools.index("- id: hr-mentee-4\n")
    end = schools.find("\n- id:", begin)
    (data / "schools.yaml").write_text(schools[:begin] + (schools[end + 1 :] if end > 0 else ""), "utf-8")
    change(data, "schools.yaml", "- id: hr-mentee-2\n", "- id: hr-mentee-2\n  until: 2021-12-01\n  ending: closed\n")
    mentee = "memberships: [{hub: hr-hub-1, role: mentee}]"
    third = (data / "schools.yaml").read_text("utf-8")
    at = third.index(mentee, third.index("- id: hr-mentee-2\n"))
    over = "memberships: [{hub: hr-hub-1, role: mentee, until: 2021-12-01}]"
    (data / "schools.yaml").write_text(third[:at] + over + third[at + len(mentee) :], "utf-8")
    assert released(data, was) == 0
    told = {(one.fate, one.record): one.text for one in releases(data)["2022-01-01-hr"].changes}
    assert ("removed", "schools/hr-mentee-4") in told
    assert (told["ended", "schools/hr-mentee-2"] or "").startswith("closed, 2021-12-01")


def test_people_and_bookkeeping_are_no_changes_for_readers(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    was = before(data)
    change(data, "countries.yaml", "name: Ana Primjer", "name: Eva Primjer")
    change(data, "clusters.yaml", "- id: hr-hub-1\n", "- id: hr-hub-1\n  confirmed: {day: 2021-12-01, by: hub}\n")
    assert released(data, was) == 0
    assert "Nothing changed for readers" in capsys.readouterr().out
    assert not (data / "releases").exists()


def test_what_is_held_back_is_told_when_it_appears(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = (
        "\n- id: open-day\n  title: Open day\n  type: meeting\n  summary: Schools open their doors.\n"
        "  start: 2022-03-01\n  published: 2022-02-01\n  countries: [hr]\n  sources: [annual-report]\n"
    )
    assert released(data, None) == 0
    on(monkeypatch, date(2022, 1, 2))
    was = before(data)
    change(data, "events.yaml", "", event)
    assert released(data, was) == 0
    assert len(releases(data, date(2022, 1, 2))) == 1
    shutil.rmtree(was)
    was = before(data)
    later = date(2022, 2, 2)
    on(monkeypatch, later)
    assert released(data, was) == 0
    (change_of_day,) = releases(data, later)["2022-02-02-hr"].changes
    assert (change_of_day.fate, change_of_day.record) == ("new", "events/open-day")


def test_pages_and_feeds_are_made_from_what_was_written(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    was = before(data)
    change(data, "schools.yaml", "", SCHOOL)
    assert released(data, was) == 0
    made = site(data)
    page = body(made, "changes/2022-01-01-hr/")
    assert '<a href="/schools/hr-new/">Nova škola</a>' in page
    assert '<a href="/changes/2022-01-01-hr/">' in body(made, "changes/country/hr/")
    assert "What changed in Croatia" in text(body(made, "changes/"))
    files = feeds.feeds(made.portal, made.templates, made.url)
    (entry,) = feedparser.parse(files["feeds/country/hr/changes.atom.xml"]).entries
    assert entry.title == "What changed in Croatia, 1 January 2022"
    assert "https://portal.invalid/schools/hr-new/" in entry.content[0].value
    assert not any(path.startswith("feeds/country/be/changes") for path in files)
    # Its name in feeds stays when the school gets another id, and the page of that is found.
    change(data, "schools.yaml", "- id: hr-new\n", "- id: hr-newer\n  formerly: [hr-new]\n")
    again = site(data)
    assert '<a href="/schools/hr-newer/">Nova škola</a>' in body(again, "changes/2022-01-01-hr/")
    later = feeds.feeds(again.portal, again.templates, again.url)
    (same,) = feedparser.parse(later["feeds/country/hr/changes.atom.xml"]).entries
    assert same.id == entry.id
    catalogue = json.loads(again.making.catalogue.files["api/releases.json"])
    assert [one["id"] for one in catalogue["items"]] == ["2022-01-01-hr"]


def test_a_release_beside_what_it_cannot_compare_with_writes_nothing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert released(data, None) == 0
    content = {file: file.read_bytes() for file in data.rglob("*") if file.is_file()}
    assert released(data, data.parent / "nowhere") == 2
    assert released(data, None) == 2
    assert "Nothing was released" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in data.rglob("*") if file.is_file()} == content


def test_the_latest_release_stands_first(data: Path) -> None:
    (data / "releases.yaml").write_text(
        "".join(
            f"- {{id: {day}{end}, title: T {day}{end}, summary: S, published: {day}{country}}}\n"
            for day in ("2021-11-01", "2021-12-01")
            for end, country in (("", ""), ("-hr", ", country: hr"))
        ),
        "utf-8",
    )
    log = ChangeLog(inspect(data)[0])
    assert [one.id for one in log.latest] == ["2021-12-01", "2021-12-01-hr", "2021-11-01", "2021-11-01-hr"]
    assert [one.id for one in log.of("hr")] == ["2021-12-01-hr", "2021-11-01-hr"]
