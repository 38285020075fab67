"""Which former addresses get a small page, and which redirects count before it."""

import pytest

from portal.host.forwarding import forced, forwards
from portal.host.redirects import Redirect

PAGES = frozenset(
    {"", "a/", "hubs/new/", "hubs/new/more/", "network/", "hubs/new/mail.html", "files/x.pdf", "feed.xml"}
)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (
            [("/network/hubs/*", "/hubs/:splat")],
            {
                "network/hubs/new/": "hubs/new/",
                "network/hubs/new/mail.html": "hubs/new/mail.html",
                "network/hubs/new/more/": "hubs/new/more/",
            },
        ),
        ([("/old/mail.html", "/a/#part")], {"old/mail.html": "a/#part"}),
        ([("/old/mail.txt", "/hubs/new/mail.txt")], {}),
        ([("/a/mail.html", "/hubs/new/mail.html")], {"a/mail.html": "hubs/new/mail.html"}),
        ([("/hubs/", "/network/#hubs")], {"hubs/": "network/#hubs"}),
        ([("/old", "/a/")], {"old/": "a/"}),
        ([("/d%C5%BE", "/a/")], {"dž/": "a/"}),
        ([("/first/*", "/second/:splat"), ("/second/", "/a/")], {"first/": "a/", "second/": "a/"}),
        ([("/gone/*", "/a/#part")], {"gone/": "a/#part"}),
        # What counts first, and what is no page or is taken.
        ([("/old/", "/a/"), ("/old/", "/network/")], {"old/": "a/"}),
        ([("/old/", "/nowhere/")], {}),
        ([("/a/", "/network/")], {}),
        ([("/old.pdf", "/files/x.pdf")], {}),
        # What would lie outside the site, in a file, or be no address of readers.
        ([("/../old/", "/a/"), ("/x/../../y/", "/a/"), ("/x//y/", "/a/"), ("/./", "/a/")], {}),
        ([("/feed.xml/old/", "/a/"), ("/files/x.pdf/", "/a/"), ("/_headers", "/a/")], {}),
        # Redirects in a circle end.
        ([("/one/", "/two/"), ("/two/", "/one/")], {}),
    ],
)
def test_former_addresses_get_a_page(rules: list[tuple[str, str]], expected: dict[str, str]) -> None:
    assert forwards([Redirect(*rule) for rule in rules], PAGES) == expected


def test_an_address_that_asks_for_something_gets_no_page_and_comes_first_where_one_is() -> None:
    rules = [Redirect("/old", "/network/", "id=7"), Redirect("/old", "/a/"), Redirect("/none", "/a/", "id=8")]
    made = forwards(rules, PAGES)
    assert made == {"old/": "a/"}
    assert [rule.forced for rule in forced(rules, made, PAGES)] == [True, True, False]


def test_a_redirect_hides_no_page() -> None:
    rules = [Redirect("/hubs/*", "/network/:splat"), Redirect("/old/*", "/a/:splat")]
    made = forwards(rules, PAGES)
    assert [rule.line("/") for rule in forced(rules, made, PAGES)] == [
        "/hubs/* /network/:splat 301",
        "/old/* /a/:splat 301!",
    ]
