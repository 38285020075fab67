"""Cards are clickable as they look, and contrast themes of a system show how far a course is done."""

import pytest
from playwright.sync_api import Browser, Page

from portal.frame import assets
from tests.project import ROOT

ASSETS = ROOT / "docs" / "assets"
CARDS = """
<main><article class="page"><div class="grid">
<div class="card" id="linked"><h3 class="card-title"><a href="#there">A school</a></h3>
<p id="words">What it does, in so many words.</p><p><a href="#elsewhere">Another link</a></p></div>
<div class="card" id="plain"><h3 class="card-title">A rule</h3><p>Nothing to open.</p></div>
</div></article></main>
"""
PROGRESS = '<div class="progress-bar" data-begun><progress max="4" value="{}"></progress></div>'


def _page(browser: Browser, body: str, **context: str) -> Page:
    page = browser.new_context(viewport={"width": 900, "height": 700}, **context).new_page()  # type: ignore[arg-type]
    styles = (assets.published(ASSETS / name).decode() for name in ("site.css", "styles/training.css"))
    page.set_content(f'<html class="js"><style>{"".join(styles)}</style>{body}')
    return page


def test_a_card_leads_where_its_title_does_wherever_it_is_touched(browser: Browser) -> None:
    page = _page(browser, CARDS)
    # The pointer itself, because the link of the title lies over the words.
    box = page.locator("#words").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.evaluate("location.hash") == "#there"
    page.click("text=Another link")
    assert page.evaluate("location.hash") == "#elsewhere"


def test_focus_is_seen_around_the_whole_card(browser: Browser) -> None:
    page = _page(browser, CARDS)
    page.keyboard.press("Tab")
    assert page.eval_on_selector("#linked", "card => getComputedStyle(card).outlineStyle") == "solid"


def test_a_card_without_a_link_is_no_box(browser: Browser) -> None:
    page = _page(browser, CARDS)
    sides = "card => ['Left', 'Right', 'Bottom'].map(side => getComputedStyle(card)[`border${side}Width`])"
    assert page.eval_on_selector("#plain", sides) == ["0px"] * 3
    assert page.eval_on_selector("#linked", sides) == ["1px"] * 3


@pytest.mark.parametrize("colours", ["none", "active"])
def test_a_bar_shows_how_much_is_done(browser: Browser, colours: str) -> None:
    pictures = []
    for done in (0, 3):
        page = _page(browser, PROGRESS.format(done), forced_colors=colours)
        pictures.append(page.locator("progress").screenshot())
    assert pictures[0] != pictures[1]
