"""The mentoring guide, the glossary, and the words of the glossary on every page."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.parts.mentoring.diagrams import DOTS, path, stair
from portal.parts.mentoring.records import Guide
from portal.parts.network.counts import FIGURES
from portal.parts.network.membership import programmes
from portal.parts.network.records import Country
from portal.portal import Portal
from tests.browsing import open_page
from tests.document import Document, of_class, text_of
from tools.server import Server


@pytest.fixture(scope="module")
def guide(pages: list[Document]) -> Document:
    return next(page for page in pages if page.address == "/mentoring/")


# The guide


def test_every_national_programme_is_there_under_its_purpose(guide: Document, records: Portal) -> None:
    rows = [row for row in guide.all("tr") if row.get("data-entry") == "programme"]
    found = Counter(
        (row.get("data-country"), row.get("data-purpose"), (next(row.iter("th")).text or "").strip()) for row in rows
    )
    assert found == Counter(
        (country.id, programme.purpose, programme.name)
        for country in records.every(Country).values()
        for programme in country.programmes
    )
    assert len(rows) == FIGURES["programmes"](records).value


def test_models_stand_below_the_question_that_they_answer(guide: Document, records: Portal) -> None:
    table = next(guide.all("table"))
    heads = [text_of(head).strip() for head in table.iter("th") if head.get("scope") == "row"]
    models = records.single(Guide).models.models
    assert sorted(heads) == sorted(records.term("approaches", model.approach).label for model in models)
    asked = {"who-starts-it": "Who starts it?", "what-schools-do": "What do the schools do?"}
    groups = {text_of(head).strip() for head in table.iter("th") if head.get("scope") == "rowgroup"}
    assert groups == {asked.get(model.question, "How is it arranged?") for model in models}


def test_drawings_have_a_name_and_the_same_in_words_beside(guide: Document, records: Portal) -> None:
    project = records.single(Guide).earlier_project
    for name, words in (("levels-drawing", list(project.levels)), ("steps-drawing", list(project.steps))):
        (drawing,) = of_class(guide, name)
        assert drawing.get("role") == "img"
        assert len(drawing.get("aria-label", "")) > 30
        box = next(box for box in of_class(guide, "drawing-box") if drawing in list(box))
        assert [text_of(item) for item in box.iter("li")] == words
    stones = [e.text for e in of_class(guide, "steps-drawing")[0].iter() if str(e.tag).endswith("text")]
    assert "".join(map(str, stones)) == "".join(step[0] for step in project.steps)


@pytest.mark.parametrize("count", range(2, 7))
def test_each_level_has_more_lines_than_the_one_below_and_fits_the_drawing(count: int) -> None:
    drawn = stair(count)
    lines = [len(level.lines) for level in drawn.levels]
    assert lines[0] == 0
    assert lines[-1] == DOTS * (DOTS - 1) // 2
    assert lines == sorted(set(lines))
    tops = [level.top for level in drawn.levels]
    assert tops == sorted(tops, reverse=True)
    for level in drawn.levels:
        assert all(7 <= x <= drawn.width - 7 and 7 <= y < level.top for x, y in level.dots)


def test_stepping_stones_do_not_touch() -> None:
    stones = path(8)
    assert all((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 > 72**2 for a, b in pairwise(stones))


def test_the_checklist_has_every_condition_with_something_to_tick(guide: Document, records: Portal) -> None:
    (conditions,) = of_class(guide, "conditions")
    assert len(list(conditions)) == len(records.single(Guide).conditions.conditions)
    for item, condition in zip(conditions, records.single(Guide).conditions.conditions, strict=True):
        assert condition.title in text_of(item)
        assert [text_of(check) for check in item.iter("li") if check is not item] == list(condition.checks)


def test_the_survey_names_its_countries_and_says_where_it_was_not_completed(guide: Document, records: Portal) -> None:
    part = records.single(Guide).small_schools
    assert set(part.incomplete) < set(part.countries)
    for code in part.countries:
        name = records.every(Country)[code].name
        assert (f"{name} (not completed)" if code in part.incomplete else name) in guide.text


# In Chromium


def test_programmes_are_filtered_and_the_address_keeps_the_filters(page: Page, server: Server, records: Portal) -> None:
    country, total = records.every(Country)["be"], FIGURES["programmes"](records).value
    purposes = {programme.purpose for programme in country.programmes}
    purpose = records.term("policy_challenges", country.programmes[0].purpose)
    fitting = [programme.name for programme in country.programmes if programme.purpose == purpose.id]
    other = next(term for term in records.view(programmes) if term.id not in purposes)
    page.goto(server.url + "/mentoring/")
    count = page.locator("#filter-count")
    expect(count).to_have_text(f"{total} programmes")
    page.get_by_role("combobox", name="Country").select_option(label=country.name)
    rows = page.locator("#programme-table tr[data-entry]:visible")
    expect(rows).to_have_count(len(country.programmes))
    expect(page.locator("#programme-table .group:visible")).to_have_count(len(purposes))
    page.get_by_role("combobox", name="Purpose").select_option(label=purpose.label)
    expect(rows).to_have_text([re.compile(re.escape(name)) for name in fitting])
    expect(count).to_have_text(f"{len(fitting)} {'programme' if len(fitting) == 1 else 'programmes'} found")
    assert urlsplit(page.url).query == f"country={country.id}&purpose={purpose.id}"
    page.reload()
    expect(rows).to_have_count(len(fitting))
    page.get_by_role("combobox", name="Purpose").select_option(label=other.label)
    expect(count).to_have_text("Nothing found. Remove a filter.")
    page.get_by_role("button", name="Clear filters").click()
    expect(rows).to_have_count(total)
    assert urlsplit(page.url).query == ""


def test_programmes_are_filtered_with_the_keyboard_alone(page: Page, server: Server, records: Portal) -> None:
    country = records.every(Country)["hr"]
    page.goto(server.url + "/mentoring/")
    page.get_by_role("combobox", name="Country").focus()
    page.keyboard.type(country.name)
    expect(page.locator("#programme-table tr[data-entry]:visible")).to_have_count(len(country.programmes))


def test_the_guide_is_whole_without_scripts(browser: Browser, server: Server, records: Portal) -> None:
    found, _errors = open_page(browser, width=390, scripts=False)
    found.goto(server.url + "/mentoring/")
    expect(found.locator("#programme-table tr[data-entry]:visible")).to_have_count(FIGURES["programmes"](records).value)
    expect(found.locator("#filters")).to_be_hidden()
    expect(found.locator(".conditions > li:visible")).to_have_count(len(records.single(Guide).conditions.conditions))
    found.get_by_role("link", name="Print only this list").click()
    expect(found.get_by_text("Only this list comes out")).to_be_visible()


def _sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_the_checklist_comes_out_alone_on_one_sheet(page: Page, server: Server, records: Portal) -> None:
    page.goto(server.url + "/mentoring/")
    assert _sheets(page) > 5
    page.get_by_role("link", name="Print only this list").click()
    assert _sheets(page) == 1
    page.emulate_media(media="print")
    expect(page.locator("#checklist")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    expect(page.get_by_text(records.project.funding[0].statement)).to_be_visible()
