"""The library: what a teacher finds there, what each page says, and which files are refused."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.parts.library import pages as library_pages
from portal.parts.library.holdings import Holdings
from portal.parts.library.records import Resource
from portal.portal import Portal
from tests.browsing import open_page
from tests.document import Document, text_of
from tests.generated import body, text
from tests.parts.library.written_resources import by_address, record, site
from tools.server import Server

# The list


def test_every_resource_is_listed_once_with_what_one_wants_to_know(pages: list[Document], records: Portal) -> None:
    page = by_address(pages)["/library/"]
    entries = {
        str(next(div.iter("a")).get("href")): div for div in page.all("div") if div.get("data-entry") == "resource"
    }
    assert set(entries) == {f"/library/{id}/" for id in records.every(Resource)}
    for resource in records.every(Resource).values():
        said = " ".join(text_of(entries[f"/library/{resource.id}/"]).split())
        assert resource.title in said
        assert resource.summary in said
        assert records.term("resource_types", resource.type).label in said
        assert records.licences[resource.licence].short in said
        if resource.languages == ("en",):
            assert "English" in said
        if resource.date:
            assert resource.date[:4] in said
        if resource.minutes:
            assert re.search(r"\d+ (hours?|minutes)", said)


def test_the_sheets_of_the_portal_stand_first(pages: list[Document], records: Portal) -> None:
    own = [f"/library/{resource.id}/" for resource in records.view(Holdings).latest if resource.own]
    assert own
    page = by_address(pages)["/library/"]
    (receipts,) = [each for each in page.all("details") if each.get("class") == "receipts"]
    counted = set(receipts.iter())
    listed = [str(link.get("href")) for link in page.all("a") if link not in counted]
    resources = [link for link in listed if re.fullmatch("/library/[^/]+/", link)]
    assert resources[: len(own)] == own
    assert resources[len(own) :] == [f"/library/{resource.id}/" for resource in records.view(Holdings).latest]


def test_choices_say_how_many_resources_have_them(pages: list[Document], records: Portal) -> None:
    options: dict[str, dict[str, str]] = {}
    for select in by_address(pages)["/library/"].all("select"):
        if select.get("name") in {"section", "country"}:
            continue  # Those of the search in the header.
        options[str(select.get("name"))] = {
            str(option.get("value")): text_of(option) for option in select.iter("option") if option.get("value")
        }
    assert [*options][-1] == "sort"
    assert all(options.values())
    resources = records.view(Holdings).latest
    for name, count in Counter(resource.type for resource in resources).items():
        assert options["type"][name] == f"{records.term('resource_types', name).label} ({count})"
    for code in ("en", "hr"):
        count = sum(code in resource.languages for resource in resources)
        assert options["language"][code].endswith(f" ({count})")
    for name, count in Counter(resource.licence for resource in resources).items():
        # A value that all of them have would change nothing.
        assert (name in options.get("licence", {})) == (count < len(resources))
    # What is said of none is not what is for all.
    count = sum(not resource.levels for resource in resources)
    assert options["level"]["not-stated"] == f"Not stated ({count})"
    assert options["level"]["primary"].endswith(f" ({sum('primary' in one.levels for one in resources)})")


def test_the_list_is_cut_into_pages(tmp_path: Path) -> None:
    many = [record(f"sheet-{n:03}", title=f"Sheet {n}") for n in range(library_pages.RESOURCES_A_PAGE + 3)]
    made = site(tmp_path, *many)
    first, second = body(made, "library/"), body(made, "library/page-2/")
    ids = [re.findall(r'data-entry="resource".*?href="/library/([^"]+)/"', html) for html in (first, second)]
    assert [len(found) for found in ids] == [library_pages.RESOURCES_A_PAGE, 5]
    assert [id for found in ids for id in found] == [resource.id for resource in made.portal.view(Holdings).latest]
    assert "look through this page only; the library has 65 resources on 2 pages" in text(first)
    own = made.templates.component("own_sheets", resources=library_pages.own_sheets(made.portal))
    assert own.count("<li>") == len([one for one in made.portal.every(Resource).values() if one.own])


def cards(page: Page) -> list[str]:
    """The titles of the cards that can be seen, in the order in which they stand."""
    return page.locator("#resources > div:visible .card-title").all_inner_texts()


@pytest.mark.first_network
def test_filters_count_what_they_leave_and_keep_their_state_in_the_address(
    page: Page, server: Server, records: Portal
) -> None:
    def count(**wanted: str) -> int:
        return sum(
            all(value in library_pages._values(records, resource)[name] for name, value in wanted.items())
            for resource in records.every(Resource).values()
        )

    page.goto(server.url + "/library/")
    assert len(cards(page)) == len(records.every(Resource))
    page.get_by_role("combobox", name="Type").select_option(value="checklist")
    assert 1 < count(type="checklist") < len(records.every(Resource))
    expect(page.locator("#resources > div:visible")).to_have_count(count(type="checklist"))
    expect(page.locator("#filter-count")).to_have_text(f"{count(type='checklist')} resources found")
    # The counts of the others follow; those of the filter itself say what another choice would bring.
    for value in records.vocabularies["audiences"]:
        option = page.locator(f"select[name=audience] option[value={value}]")
        if option.count():
            expect(option).to_have_text(re.compile(rf" \({count(type='checklist', audience=value)}\)$"))
    other = next(resource.type for resource in records.every(Resource).values() if resource.type != "checklist")
    expected = re.compile(rf" \({count(type=other)}\)$")
    expect(page.locator(f"select[name=type] option[value={other}]")).to_have_text(expected)
    spoken = next(code for code in ("en", "hr") if count(type="checklist", language=code))
    page.get_by_role("combobox", name="Language").select_option(value=spoken)
    page.get_by_role("combobox", name="Order").select_option(label="Shortest first")
    assert urlsplit(page.url).query == f"type=checklist&language={spoken}&sort=time"
    page.reload()
    expect(page.locator("#resources > div:visible")).to_have_count(count(type="checklist", language=spoken))
    expect(page.get_by_role("combobox", name="Order")).to_have_value("time")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#resources > div:visible")).to_have_count(len(records.every(Resource)))
    assert urlsplit(page.url).query == ""


def test_the_order_can_be_chosen(page: Page, server: Server, records: Portal) -> None:
    resources = records.view(Holdings).latest
    page.goto(server.url + "/library/")
    newest = [resource.title for resource in resources]
    assert cards(page) == newest
    page.get_by_role("combobox", name="Order").select_option(label="By title")
    assert cards(page) == sorted(newest, key=str.casefold)
    page.get_by_role("combobox", name="Order").select_option(label="Shortest first")
    minutes = {resource.title: resource.minutes or 10**6 for resource in resources}
    assert [minutes[title] for title in cards(page)] == sorted(minutes.values())
    page.get_by_role("combobox", name="Order").select_option(label="Newest first")
    assert cards(page) == newest


def test_words_are_searched_in_the_cards(page: Page, server: Server) -> None:
    page.goto(server.url + "/library/?q=tablets+classes")
    assert cards(page) == ["Rules for shared tablets"]
    page.goto(server.url + "/library/?q=aloud+report")
    assert cards(page) == ["Report on reading"]


def test_without_scripts_the_list_is_whole_and_the_form_hidden(
    browser: Browser, server: Server, records: Portal
) -> None:
    page, _errors = open_page(browser, scripts=False)
    page.goto(server.url + "/library/?type=checklist")
    expect(page.locator("#filters")).to_be_hidden()
    assert len(cards(page)) == len(records.every(Resource))
    page.goto(f"{server.url}/library/{records.view(Holdings).latest[0].id}/")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    expect(page.locator("#attribution")).to_be_visible()
    page.context.close()
