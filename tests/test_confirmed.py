"""When somebody who knows a record last said that it is right stands on its page and in every file, and grows old."""

import json
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from portal.doors.columns import layouts
from portal.open_data.csv_table import csv_file
from portal.parts.library import api as library_api
from portal.parts.network import api
from portal.parts.network.records import Cluster, School
from portal.parts.registry import kind
from portal.parts.stories import api as stories_api
from portal.parts.stories.records import CaseStudy
from portal.records.confirmed import ConfirmedBy, a_year_after, confirmed
from portal.site import Site
from tests import framed as framing
from tests import synthetic
from tests.generated import text

URL = "https://portal.invalid/"
SCHOOL, STORY = "schools/hr-mentor/", "cases/reading-aloud/"


def site(tmp_path: Path, day: str, who: str = "school", as_of: date = synthetic.DAY) -> Site:
    """The small network, in which a school and a story were confirmed on a day."""
    data = synthetic.small(tmp_path)
    for file, id in (("schools.yaml", "hr-mentor"), ("case_studies.yaml", "reading-aloud")):
        whole = (data / file).read_text("utf-8")
        line = f"- id: {id}\n"
        assert line in whole
        added = f"{line}  confirmed: {{day: {day}, by: {who}}}\n"
        (data / file).write_text(whole.replace(line, added), "utf-8")
    return framing.opened(data, URL, as_of)


def framed(of: Site, path: str) -> str:
    """A whole page, white space folded."""
    (page,) = [page for page in of.pages if page.path == path]
    return " ".join(str(of.templates.render("main.html", {"frame": of.made(page, ())})).split())


@pytest.mark.parametrize(
    ("day", "as_of", "said", "age"),
    [
        ("2021-12-01", date(2022, 1, 1), "Confirmed on 1 December 2021 by the school.", "within-a-year"),
        ("2021-12-01", date(2022, 12, 1), "Confirmed on 1 December 2021 by the school.", "within-a-year"),
        (
            "2021-12-01",
            date(2022, 12, 2),
            "Last confirmed on 1 December 2021 by the school, more than a year ago.",
            "over-a-year",
        ),
    ],
)
def test_a_page_says_who_confirmed_it_and_when_that_is_old(
    tmp_path: Path, day: str, as_of: date, said: str, age: str
) -> None:
    made = site(tmp_path, day, as_of=as_of)
    assert said in text(framed(made, SCHOOL))
    item = api.school(made.portal, made.portal.every(School)["hr-mentor"], URL)
    assert (item.confirmed, item.confirmed_by, item.confirmation) == (day, "school", age)


def test_what_nobody_confirmed_says_so_in_few_words(tmp_path: Path) -> None:
    made = site(tmp_path, "2021-12-01")
    page = text(framed(made, "hubs/hr-hub-1/"))
    assert page.count("not confirmed by anybody else") == 1
    item = api.hub(made.portal, made.portal.every(Cluster)["hr-hub-1"], URL)
    assert (item.confirmed, item.confirmed_by, item.confirmation) == (None, None, "never")


def test_what_was_changed_after_it_was_confirmed_says_so(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    file = data / "case_studies.yaml"
    line = "- id: reading-aloud\n"
    added = f"{line}  confirmed: {{day: 2021-12-01, by: school}}\n  updated: 2021-12-02\n"
    file.write_text(file.read_text("utf-8").replace(line, added), "utf-8")
    made = framing.opened(data, URL, synthetic.DAY)
    assert "Confirmed on 1 December 2021 by the school, and changed since." in text(framed(made, STORY))


def test_pages_of_lists_and_of_units_have_no_such_line(tmp_path: Path) -> None:
    made = site(tmp_path, "2021-12-01")
    # Pages that explain the fields of a form name this one too.
    lists = [one for one in made.pages if (one.record is None or one.part is not None) and "fields/" not in one.path]
    assert len(lists) > 5
    for page in lists[:: len(lists) // 5]:
        if page.path not in {"about/partners/", "advisory-board/"}:
            assert "confirmed" not in text(framed(made, page.path)).casefold()


def test_programs_find_the_day_in_json_ld_and_csv(tmp_path: Path) -> None:
    made = site(tmp_path, "2021-12-01")
    (page,) = [page for page in made.pages if page.path == SCHOOL]
    about = made.made(page, ()).linked_data[0]
    assert about["mainEntityOfPage"]["lastReviewed"] == "2021-12-01"
    assert about["mainEntityOfPage"]["@type"] == "WebPage"
    (page,) = [page for page in made.pages if page.path == "hubs/hr-hub-1/"]
    assert "lastReviewed" not in json.dumps(made.made(page, ()).linked_data)
    story = stories_api._story(made.portal, made.portal.every(CaseStudy)["reading-aloud"], URL)
    table = csv_file(stories_api.StoryItem, [story]).decode()
    assert "confirmed,confirmed_by,confirmation" in table
    assert "2021-12-01,school,within-a-year" in table
    assert "confirmation" in library_api.ResourceItem.model_fields


def test_a_year_ends_on_the_same_day_also_after_a_leap_day() -> None:
    assert a_year_after(date(2023, 3, 4)) == date(2024, 3, 4)
    assert a_year_after(date(2024, 2, 29)) == date(2025, 3, 1)


def test_nobody_can_confirm_what_is_no_fact_of_others(tmp_path: Path) -> None:
    made = site(tmp_path, "2021-12-01")
    assert confirmed(made.portal.project, made.portal.as_of) is None


def test_a_table_has_a_column_for_the_day_and_one_for_the_role() -> None:
    (own, *_lists) = layouts(kind("school"))
    columns = {column.name: column for column in own.columns}
    assert not columns["confirmed.day"].required
    assert columns["confirmed.by"].choices == get_args(ConfirmedBy)
    assert list(columns).index("confirmed.day") > list(columns).index("name")
