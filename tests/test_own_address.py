"""Links to the address at which the site stands lead to a page, or to a redirect."""

from pathlib import Path

import pytest

from portal.host.own_address import Answering
from portal.host.redirects import Redirect
from portal.inspection import inspect
from portal.problem import DataError
from portal.words.web_address import below
from tests import synthetic

HERE = "https://portal.invalid/"
FILES = {
    "news.yaml": (
        "- id: linked\n  title: A linked story\n  published: 2021-09-06\n  summary: It links.\n"
        "  body: |\n    See [there](https://portal.invalid/no-such-page) and [here](https://portal.invalid/mentoring).\n"
        "  links:\n    - title: Old page\n      url: http://PORTAL.invalid/old?page=2#top\n"
        "  licence: CC-BY-4.0\n  sources: [https://portal.invalid/old-source]\n"
    ),
}


def found(folder: Path, location: str | None, files: dict[str, str] = FILES) -> tuple[list[str], list[str]]:
    """The problems and the notices about a site there."""
    data, docs = synthetic.small(folder, files), synthetic.hand_written(folder)
    page = docs / "mentoring" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[Gone](https://portal.invalid/gone/).\n", "utf-8")
    try:
        return [], list(inspect(data, synthetic.DAY, docs, location=location)[1].lines())
    except DataError as error:
        return [str(problem) for problem in error.problems], []


def test_every_link_that_leads_nowhere_is_named_with_its_line(tmp_path: Path) -> None:
    problems, _notices = found(tmp_path, HERE)
    remedy = "correct the link, or say in data/old_addresses.yaml which page here succeeds it"
    assert problems == [
        f'data/news.yaml:5: linked: body leads to "https://portal.invalid/no-such-page" on this site itself, where '
        f"there is no such page; {remedy}",
        f'data/news.yaml:9: linked: links, entry 1, url leads to "http://PORTAL.invalid/old?page=2#top" on this site '
        f"itself, where there is no such page; {remedy}",
        f'docs/mentoring/index.md:7: leads to "https://portal.invalid/gone/" on this site itself, where there is no '
        f"such page; {remedy}",
    ]


@pytest.mark.parametrize("location", [None, "https://other.invalid/", "https://portal.invalid/folder/"])
def test_nothing_is_said_of_links_to_other_places(tmp_path: Path, location: str | None) -> None:
    problems, notices = found(tmp_path, location)
    assert problems == []
    assert not [notice for notice in notices if "portal.invalid" in notice]


def test_the_address_of_a_source_is_a_notice(tmp_path: Path) -> None:
    body = FILES["news.yaml"].replace("no-such-page", "mentoring").replace("http://PORTAL", "http://other")
    data = synthetic.small(tmp_path, {"news.yaml": body})
    _found, notices = inspect(data, synthetic.DAY, synthetic.hand_written(tmp_path), location=HERE)
    (notice,) = [line for line in notices.lines() if "itself" in line]
    assert notice.startswith("data/news.yaml:11: linked: sources, entry 1, source leads to")
    assert notice.endswith("say in data/old_addresses.yaml which page here succeeds it")


STANDING = Answering(HERE, {"", "mentoring/", "library/sheet/"}, [Redirect("/old", "/mentoring/", "id=7")])


@pytest.mark.parametrize(
    "address",
    [
        *("", "mentoring", "mentoring/", "mentoring/index.html", "mentoring/?x=1", "%6Dentoring/", "old?id=7"),
        *("library/sheet/sheet.pdf", "api/schools.json", "feed.xml", "feed.atom.xml"),
    ],
)
def test_pages_redirects_and_files_are_there(address: str) -> None:
    assert STANDING.has(address)


@pytest.mark.parametrize("address", ["old", "old?id=77", "documents/1/charter.pdf", "charter.pdf", "mentoring/more/"])
def test_other_addresses_are_not(address: str) -> None:
    assert not STANDING.has(address)


@pytest.mark.parametrize(
    ("address", "location", "path"),
    [
        ("https://a.invalid", "https://a.invalid/", ""),
        ("http://A.invalid/x?y=1#z", "https://a.invalid/", "x?y=1"),
        ("https://a.invalid?y=1", "https://a.invalid/", "?y=1"),
        ("https://a.invalid/b", "https://a.invalid/b/", ""),
        ("https://a.invalid/b/c", "https://a.invalid/b/", "c"),
        ("https://a.invalid/bc", "https://a.invalid/b/", None),
        ("https://b.invalid/", "https://a.invalid/", None),
        ("https://A.invalid:443/b/c", "https://a.invalid/b/", "c"),
        ("https://a.invalid:8443/b/c", "https://a.invalid/b/", None),
        ("https://school.eu／planted.invalid", "https://a.invalid/", None),
        ("https://[a.invalid/", "https://a.invalid/", None),
        ("mailto:office@a.invalid", "https://a.invalid/", None),
        ("HTTP://a.invalid:80/b/c", "https://a.invalid/b/", "c"),
        ("https://a.invalid./b/c", "https://a.invalid:443/b/", "c"),
    ],
)
def test_an_address_is_below_a_site_at_its_host_and_in_its_folder(
    address: str, location: str, path: str | None
) -> None:
    assert below(address, location) == path
