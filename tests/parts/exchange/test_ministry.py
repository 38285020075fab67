"""A ministry reaches the brief, and the source of what it says, in three steps from the home page by visible links."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tools.server import Server

pytestmark = pytest.mark.first_network


def test_a_ministry_holds_the_brief_and_the_source_of_a_finding(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/")
    page.locator('a[href="/policy-exchange/"]:visible').first.click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Brief: PDF").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF-")
    known = page.get_by_role("region", name="What is known")
    expect(known.get_by_role("link", name="Annual report").first).to_have_attribute(
        "href", "https://schools.example.eu/report"
    )
    expect(known).to_contain_text("page 3")


def test_the_same_by_keyboard(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/policy-exchange/")
    link = page.get_by_role("link", name="Brief: PDF")
    link.focus()
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename == "policy-brief.pdf"
