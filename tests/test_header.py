"""The header of all pages in Chromium: its line, its menu and its colours; and the trail below it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import PHONE, open_page, overflow, violations
from tests.document import Document, of_class, text_of
from tools.server import Server

NARROWEST, WIDEST = 320, 1400
MOST_ENTRIES = 7
"""Entries of the menu that readers can still tell apart at a glance."""
_LINE = """() => {
  const shown = [...document.querySelectorAll(".top-inner > *, .menu a")].filter((one) => one.offsetParent !== null);
  const middles = shown.map((one) => one.getBoundingClientRect()).map(({ top, height }) => top + height / 2);
  const over = (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== "visible";
  const cut = document.documentElement.scrollWidth > innerWidth || shown.some(over);
  return [document.querySelector(".top").offsetHeight, Math.max(...middles) - Math.min(...middles) < 3, cut];
}"""
_LETTERS = """(one) => { const { fontStyle, color, fontFamily } = getComputedStyle(one);
  return [fontStyle, color, fontFamily]; }"""


@pytest.mark.first_network
def test_the_header_is_one_line_of_one_height_at_every_width(page: Page, server: Server) -> None:
    page.goto(server.url + "/about/")
    heights, faults = set(), []
    for width in range(NARROWEST, WIDEST + 1, 10):
        page.set_viewport_size({"width": width, "height": 800})
        height, one_line, cut = page.evaluate(_LINE)
        heights.add(height)
        if not one_line or cut:
            faults.append(width)
    assert faults == []
    assert len(heights) == 1
    assert max(heights) <= 72


@pytest.mark.first_network
def test_a_header_that_breaks_is_found(page: Page, server: Server) -> None:
    page.goto(server.url + "/about/")
    page.set_viewport_size({"width": NARROWEST, "height": 800})
    page.evaluate("document.querySelector('.top-inner').style.flexWrap = 'wrap'")
    page.evaluate("document.querySelector('.brand').style.width = '300px'")
    _height, one_line, _cut = page.evaluate(_LINE)
    assert not one_line


@pytest.mark.first_network
def test_the_menu_of_a_phone_opens_and_closes_with_the_keyboard(browser: Browser, server: Server) -> None:
    page, errors = open_page(browser, width=PHONE)
    page.goto(server.url + "/")
    button, link = page.locator(".menu-button"), page.locator(".menu a", has_text="Policy")
    expect(link).to_be_hidden()
    expect(button).to_have_accessible_name("Menu")
    button.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_have_accessible_name("Close")
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_accessible_name("Menu")
    page.context.close()
    assert errors == []


@pytest.mark.first_network
def test_the_open_menu_looks_like_the_closed_one_and_moves_nothing(page: Page, server: Server) -> None:
    page.goto(server.url + "/about/")
    link = page.locator(".menu a", has_text="Library")
    wide = link.evaluate(_LETTERS)
    page.set_viewport_size({"width": PHONE, "height": 800})
    before = page.locator("h1").bounding_box()
    page.locator(".menu-button").click()
    expect(link).to_be_visible()
    assert link.evaluate(_LETTERS) == wide
    assert wide[0] == "normal"
    assert page.locator("h1").bounding_box() == before
    assert violations(page, ".top") == []
    assert overflow(page, [PHONE, NARROWEST]) == []
    page.mouse.click(100, 780)
    expect(link).to_be_hidden()


def test_a_chosen_colour_scheme_is_kept_and_that_of_the_device_can_be_chosen_again(page: Page, server: Server) -> None:
    def ground() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    def choose(name: str) -> None:
        page.locator("#theme summary").click()
        page.get_by_label(name).check()
        page.keyboard.press("Escape")
        expect(page.get_by_label(name)).to_be_hidden()
        expect(page.locator("#theme summary")).to_be_focused()

    page.goto(server.url + "/")
    light = ground()
    choose("Dark")
    dark = ground()
    assert dark != light
    page.goto(server.url + "/about/")
    assert ground() == dark
    page.locator("#theme summary").click()
    expect(page.get_by_label("Dark")).to_be_checked()
    assert violations(page, ".top") == []
    page.keyboard.press("Escape")
    page.emulate_media(color_scheme="dark")
    choose("Light")
    assert ground() == light
    choose("As my device")
    assert ground() == dark
    page.reload()
    assert ground() == dark
    page.emulate_media(color_scheme="light")
    assert ground() == light
    assert page.evaluate("Object.keys(localStorage).filter(key => key.endsWith(':theme'))") == []


@pytest.mark.every_network
def test_breadcrumbs_lead_through_the_entry_that_the_menu_marks(pages: list[Document]) -> None:
    marked, wrong = 0, []
    for page in pages:
        menu = [link for nav in of_class(page, "menu") for link in nav.iter("a")]
        crumbs = [link for nav in of_class(page, "crumbs") for link in nav.iter("a")]
        assert len(menu) <= MOST_ENTRIES, page.address
        assert len({text_of(link) for link in menu}) == len(menu)
        current = [link for link in menu if link.get("aria-current") == "true"]
        if current:
            marked += 1
            if [link.get("href") for link in crumbs[1:2]] != [current[0].get("href")]:
                wrong.append(page.address)
    assert wrong == []
    assert marked > 20
