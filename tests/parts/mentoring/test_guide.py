"""The mentoring guide, the glossary, and the words of the glossary on every page."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

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

PARTS = ("why", "programmes", "tools", "success", "small-schools")


@pytest.fixture(scope="module")
def guide(pages: list[Document]) -> dict[str, Document]:
    """The parts of the guide by their addresses below it."""
    found = {page.address: page for page in pages}
    return {part: found[f"/mentoring/{part}/"] for part in PARTS}


# The guide


def test_every_national_programme_is_there_under_its_purpose(guide: dict[str, Document], records: Portal) -> None:
    rows = [row for row in guide["programmes"].all("tr") if row.get("data-entry") == "programme"]
    found = Counter(
        (row.get("data-country"), row.get("data-purpose"), (next(row.iter("th")).text or "").strip()) for row in rows
    )
    assert found == Counter(
        (country.id, programme.purpose, programme.name)
        for country in records.every(Country).values()
        for programme in country.programmes
    )
    assert len(rows) == FIGURES["programmes"](records).value


def test_models_stand_below_the_question_that_they_answer(guide: dict[str, Document], records: Portal) -> None:
    table = next(guide["why"].all("table"))
    heads = [text_of(head).strip() for head in table.iter("th") if head.get("scope") == "row"]
    models = records.single(Guide).models.models
    assert sorted(heads) == sorted(records.term("approaches", model.approach).label for model in models)
    asked = {"who-starts-it": "Who starts it?", "what-schools-do": "What do the schools do?"}
    groups = {text_of(head).strip() for head in table.iter("th") if head.get("scope") == "rowgroup"}
    assert groups == {asked.get(model.question, "How is it arranged?") for model in models}


def test_drawings_have_a_name_and_the_same_in_words_beside(guide: dict[str, Document], records: Portal) -> None:
    project = records.single(Guide).earlier_project
    for name, words in (("levels-drawing", list(project.levels)), ("steps-drawing", list(project.steps))):
        (drawing,) = of_class(guide["tools"], name)
        assert drawing.get("role") == "img"
        assert len(drawing.get("aria-label", "")) > 30
        box = next(box for box in of_class(guide["tools"], "drawing-box") if drawing in list(box))
        assert [text_of(item) for item in box.iter("li")] == words
    stones = [e.text for e in of_class(guide["tools"], "steps-drawing")[0].iter() if str(e.tag).endswith("text")]
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


def test_the_checklist_has_every_condition_with_something_to_tick(guide: dict[str, Document], records: Portal) -> None:
    (conditions,) = of_class(guide["success"], "conditions")
    assert len(list(conditions)) == len(records.single(Guide).conditions.conditions)
    for item, condition in zip(conditions, records.single(Guide).conditions.conditions, strict=True):
        assert condition.title in text_of(item)
        assert [text_of(check) for check in item.iter("li") if check is not item] == list(condition.checks)


def test_the_survey_names_its_countries_and_says_where_it_was_not_completed(
    guide: dict[str, Document], records: Portal
) -> None:
    part = records.single(Guide).small_schools
    assert set(part.incomplete) < set(part.countries)
    for code in part.countries:
        name = records.every(Country)[code].name
        assert (f"{name} (not completed)" if code in part.incomplete else name) in guide["small-schools"].text


def test_the_parts_of_the_guide_are_read_one_after_another(pages: list[Document]) -> None:
    walked, address = list[str](), "/mentoring/"
    found = {page.address: page for page in pages}
    while True:
        page = found[address]
        (turn,) = of_class(page, "turn")
        links = {str(link.get("rel")): str(link.get("href")) for link in turn.iter("a")}
        assert bool(walked) == ("prev" in links)
        if walked:
            assert urljoin(address, links["prev"]) == walked[-1]
        walked.append(address)
        if "next" not in links:
            break
        address = urljoin(address, links["next"])
    assert walked == ["/mentoring/", *(f"/mentoring/{part}/" for part in PARTS)]


def test_a_table_has_one_line_of_sources_which_says_what_each_row_takes_from_them(
    guide: dict[str, Document], records: Portal
) -> None:
    page = guide["programmes"]
    (table,) = (one for one in page.all("table") if one.get("id") == "programme-table")
    assert [part for part in table.iter() if "cites" in (part.get("class") or "").split()] == []
    (line,) = of_class(page, "row-sources")
    told = text_of(line)
    for country in records.every(Country).values():
        for programme in country.programmes:
            places = [place for place in programme.sources if place.at or place.quote]
            assert all(programme.name in told and (place.quote or "") in told for place in places)


# In Chromium


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (1280, False), (390, True), (390, False)])
def test_the_contents_stay_in_reach(browser: Browser, server: Server, width: int, scripts: bool) -> None:
    page, errors = open_page(browser, width=width, scripts=scripts)
    page.goto(server.url + "/mentoring/why/")
    page.mouse.wheel(0, 1200)
    expect(page.locator("h1")).not_to_be_in_viewport()
    button = page.get_by_role("button", name="In this guide")
    if width < 1000:
        expect(button).to_be_in_viewport()
        button.click()
    link = page.locator(".contents-parts ol a").first
    expect(link).to_be_in_viewport()
    link.click()
    assert urlsplit(page.url).fragment == "why"
    if scripts and width < 1000:
        expect(link).to_be_hidden()
    page.context.close()
    assert errors == []


def test_programmes_are_filtered_and_the_address_keeps_the_filters(page: Page, server: Server, records: Portal) -> None:
    country, total = records.every(Country)["be"], FIGURES["programmes"](records).value
    purposes = {programme.purpose for programme in country.programmes}
    purpose = records.term("policy_challenges", country.programmes[0].purpose)
    fitting = [programme.name for programme in country.programmes if programme.purpose == purpose.id]
    other = next(term for term in records.view(programmes) if term.id not in purposes)
    page.goto(server.url + "/mentoring/programmes/")
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
    page.goto(server.url + "/mentoring/programmes/")
    page.get_by_role("combobox", name="Country").focus()
    page.keyboard.type(country.name)
    expect(page.locator("#programme-table tr[data-entry]:visible")).to_have_count(len(country.programmes))


def test_the_guide_is_whole_without_scripts(browser: Browser, server: Server, records: Portal) -> None:
    found, _errors = open_page(browser, width=390, scripts=False)
    found.goto(server.url + "/mentoring/programmes/")
    expect(found.locator("#programme-table tr[data-entry]:visible")).to_have_count(FIGURES["programmes"](records).value)
    expect(found.locator("#filters")).to_be_hidden()
    found.goto(server.url + "/mentoring/success/")
    expect(found.locator(".conditions > li:visible")).to_have_count(len(records.single(Guide).conditions.conditions))
    found.get_by_role("link", name="Print only this list").click()
    expect(found.get_by_text("Only this list comes out")).to_be_visible()


def _sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_the_checklist_comes_out_alone_on_one_sheet(page: Page, server: Server, records: Portal) -> None:
    page.goto(server.url + "/mentoring/success/")
    assert _sheets(page) > 1
    page.get_by_role("link", name="Print only this list").click()
    assert _sheets(page) == 1
    page.emulate_media(media="print")
    expect(page.locator("#checklist")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    expect(page.get_by_text(records.project.funding[0].statement)).to_be_visible()
