"""Ways to follow a link: with a pointer, with the keys alone, and by what assistive technology hears."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import CDPSession, ElementHandle, Page

OPERABLE = "a[href], button, summary"
"""What a visitor follows, presses or opens."""
ROLES = frozenset(("link", "button", "DisclosureTriangle"))
"""Roles of the same in Chromium's tree for assistive technology."""
STOPS = 250
"""Presses of Tab after which somebody gives up."""

Way = Callable[[Page, str], None]
"""Follows the link, button or fold of that name on the page that is open. Raises LookupError if there is none."""


def by_pointer(page: Page, name: str) -> None:
    """Clicks, in its middle, on the first of what can be seen that has these words on it."""
    seen = [one for one in page.query_selector_all(OPERABLE) if one.is_visible() and _words(one) == name]
    if not seen:
        raise LookupError(name)
    _follow(page, seen[0].evaluate(_PLACE), seen[0].click)


def by_keys(page: Page, name: str) -> None:
    """Presses Tab until what has the focus is called so, then Enter. What has the focus can be seen."""
    session = page.context.new_cdp_session(page)
    for _stop in range(STOPS):
        page.keyboard.press("Tab")
        if _focused(session) == name:
            assert page.evaluate("document.activeElement.checkVisibility({visibilityProperty: true})")
            place = page.evaluate(f"({_PLACE})(document.activeElement)")
            _follow(page, place, lambda: page.keyboard.press("Enter"))
            return
    raise LookupError(name)


def by_names(page: Page, name: str) -> None:
    """Picks from the names that assistive technology lists, and acts as it does. One name leads to one place."""
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    found = [node["backendDOMNodeId"] for node in tree if _role(node) in ROLES and _name(node) == name]
    if not found:
        raise LookupError(name)
    places = {_call(session, one, f"function () {{ return ({_PLACE})(this); }}") for one in found}
    assert len(places) == 1, (name, places)
    _follow(page, places.pop(), lambda: _call(session, found[0], "function () { this.click(); }"))


_PLACE = 'one => one.href && !one.hasAttribute("download") ? one.href : ""'
"""The page that a link leads to, in the language of browsers; nothing for a file, a button or a fold."""


def _follow(page: Page, place: str, act: Callable[[], object]) -> None:
    act()
    if place:
        page.wait_for_url(place)


def _focused(session: CDPSession) -> str:
    there = session.send("Runtime.evaluate", {"expression": "document.activeElement ?? document.body"})["result"][
        "objectId"
    ]
    nodes = session.send("Accessibility.getPartialAXTree", {"objectId": there, "fetchRelatives": False})["nodes"]
    return _name(nodes[0]) if _role(nodes[0]) in ROLES else ""


def _call(session: CDPSession, node: int, function: str) -> Any:
    held = session.send("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
    answer = session.send("Runtime.callFunctionOn", {"objectId": held, "functionDeclaration": function})
    return answer["result"].get("value")


def _role(node: dict[str, Any]) -> str:
    return f"{node.get('role', {}).get('value', '')}"


def _name(node: dict[str, Any]) -> str:
    return _spaced(f"{node.get('name', {}).get('value', '')}")


def _words(one: ElementHandle) -> str:
    return _spaced(one.evaluate("node => node.innerText ?? node.textContent"))


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
