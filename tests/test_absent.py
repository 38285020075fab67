"""Whatever is not there, "All is well" means that the site can be built, and no page is an empty shell."""

import html
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from portal import inspection
from portal.frame import menu
from portal.parts.making import Making
from portal.parts.plain_pages import RecordPage, RecordsPage
from portal.parts.registry import KINDS, PARTS
from portal.problem import DataError
from portal.records.kind import Kind
from tests import framed, synthetic
from tests.lessened import network, without_fields, without_kind, write
from tests.project import ROOT

URL = "https://portal.invalid/"
NEEDED = {
    "licence": "licence is missing; add it.",
    "partner": "coordinator is missing; add it.",
    "approaches": "models, models, entry 1, approach is missing; add it.",
    **{
        kind.name: f"there is no {kind.name} record; the portal needs one, add it"
        for kind in KINDS
        if kind.single and not kind.optional
    },
}
"""Kinds that no portal can be without, and what it is told when it is."""


def faults(data: Path) -> list[str]:
    """What is wrong with the pages of the folder. Every other file is made too, without the documents."""
    site = framed.opened(data, URL, synthetic.DAY)
    pages = dict(framed.pages(site, ROOT))
    others = site.outputs(list(pages))
    assert len(others) > 50
    return shells(pages, [path.removesuffix("index.html") for path in others])


def shells(pages: Mapping[str, str], others: Iterable[str] = ()) -> list[str]:
    """Forms that filter nothing, tables without a row, lists and headings with nothing below them, links to nowhere.

    ``others`` are addresses beside the pages. Scripts fill the list of results of a search, and of mentors.
    """
    there = {*pages, *others}
    found = []
    for path, page in pages.items():
        main = html5lib.parse(page, namespaceHTMLElements=False).find(".//main")
        assert main is not None, path
        entries = main.findall(".//*[@data-entry]")
        found += [f"{path}: filters" for form in main.iter("form") if form.get("id") == "filters" and not entries]
        found += [f"{path}: table" for table in main.iter("table") if table.find("tbody/tr") is None]
        found += [f"{path}: list" for part in _lists(main) if part.find("li") is None]
        grids = [part for part in main.iter("div") if "grid" in part.get("class", "").split()]
        found += [f"{path}: grid" for part in grids if not len(part)]
        found += [f"{path}: {link}" for link in _led(page) if link not in there]
        found += [f"{path}: section" for part in main.iter("section") if len(part) < 2 and part.find("details") is None]
    return found


def _led(page: str) -> list[str]:
    """Addresses of the pages of this site that the page leads to."""
    led = {html.unescape(link) for link in re.findall(r'<a [^>]*href="/([^"?#]*)', page)}
    return sorted(link for link in led if link.endswith("/"))


def _lists(main: Element) -> list[Element]:
    lists = [*main.iter("ul"), *main.iter("ol")]
    return [part for part in lists if part.get("class") not in {"search-results", "mentor-list"}]


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS if kind.name in NEEDED])
def test_a_network_without_a_kind_of_record_that_it_needs_is_told_so(kind: str, tmp_path: Path) -> None:
    write(without_kind(network(tmp_path), kind))
    with pytest.raises(DataError) as refused:
        faults(tmp_path / "data")
    assert NEEDED[kind] in "\n".join(map(str, refused.value.problems))


@pytest.mark.build
@pytest.mark.parametrize("kind", [kind.name for kind in KINDS if kind.name not in NEEDED])
def test_a_network_without_a_kind_of_record_that_it_does_not_need_is_built(kind: str, tmp_path: Path) -> None:
    write(without_kind(network(tmp_path), kind))
    assert faults(tmp_path / "data") == []


@pytest.mark.parametrize("kind", ["cluster", "school", "event", "course"])
def test_a_kind_without_records_gets_no_list_beside_that_of_its_part(kind: str, tmp_path: Path) -> None:
    write(without_kind(network(tmp_path), kind))
    found, _notices = inspection.read(tmp_path / "data", synthetic.DAY)
    plain = [page.path for page in Making(found, "/", PARTS).pages if isinstance(page.values, RecordsPage | RecordPage)]
    assert plain == []


@pytest.mark.build
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_network_is_built_without_the_optional_fields_of_a_kind(kind: Kind, tmp_path: Path) -> None:
    without_fields(network(tmp_path), kind, tmp_path / "data")
    assert faults(tmp_path / "data") == []


@pytest.mark.build
def test_a_network_of_records_with_no_field_more_than_needed_is_built(tmp_path: Path) -> None:
    least = network(tmp_path)
    for kind in KINDS:
        least = without_fields(least, kind, tmp_path / "data")
    assert faults(tmp_path / "data") == []


def test_an_empty_shell_is_found() -> None:
    page = "<main><form id=filters></form><ul></ul><table><tbody></tbody></table><section><h2>A</h2></section></main>"
    assert shells({"": page}) == [": filters", ": table", ": list", ": section"]


def test_the_menu_leaves_out_what_is_not_there() -> None:
    nav = ["index.md", {"Talk": ["a/index.md", {"B": "b/index.md"}]}, {"About": [{"C": "c/index.md"}]}]
    assert menu.without(nav, ()) == nav
    assert menu.without(nav, {"a/index.md"}) == ["index.md", {"B": "b/index.md"}, {"About": [{"C": "c/index.md"}]}]
    assert menu.without(nav, {"a/index.md", "b/index.md", "c/index.md"}) == ["index.md"]
