"""Whatever is not there, "All is well" means that the site can be built, and no page is an empty shell."""

from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from portal.parts.registry import KINDS
from portal.problem import DataError
from portal.records.kind import Kind
from tests import framed, synthetic
from tests.conftest import ROOT
from tests.lessened import network, without_fields, without_kind, write

URL = "https://portal.invalid/"
NEEDED = {
    "licence": "licence is missing; add it.",
    "partner": "coordinator is missing; add it.",
    "approaches": "models, models, entry 1, approach is missing; add it.",
    **{kind.name: f"there is no {kind.name} record; the portal needs one, add it" for kind in KINDS if kind.single},
}
"""Kinds that no portal can be without, and what it is told when it is."""


def made(data: Path) -> Mapping[str, str]:
    """Path -> HTML of every page of the folder; every other file is made too, without the documents."""
    site = framed.opened(data, URL, synthetic.DAY)
    pages = dict(framed.pages(site, ROOT / "docs"))
    assert len(site.outputs(list(pages))) > 50
    return pages


def shells(pages: Mapping[str, str]) -> list[str]:
    """Forms that filter nothing, tables without a row, and lists and headings with nothing in or below them.

    Scripts fill the list of results of a search.
    """
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
        found += [f"{path}: section" for part in main.iter("section") if len(part) < 2]
    return found


def _lists(main: Element) -> list[Element]:
    lists = [*main.iter("ul"), *main.iter("ol")]
    return [part for part in lists if part.get("class") != "search-results"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_network_without_a_kind_of_record_is_built_or_told_what_it_needs(kind: Kind, tmp_path: Path) -> None:
    write(without_kind(network(tmp_path), kind.name))
    if kind.name in NEEDED:
        with pytest.raises(DataError) as refused:
            made(tmp_path / "data")
        assert NEEDED[kind.name] in "\n".join(map(str, refused.value.problems))
    else:
        assert shells(made(tmp_path / "data")) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_network_is_built_without_the_optional_fields_of_a_kind(kind: Kind, tmp_path: Path) -> None:
    without_fields(network(tmp_path), kind, tmp_path / "data")
    assert shells(made(tmp_path / "data")) == []


def test_a_network_of_records_with_no_field_more_than_needed_is_built(tmp_path: Path) -> None:
    least = network(tmp_path)
    for kind in KINDS:
        least = without_fields(least, kind, tmp_path / "data")
    assert shells(made(tmp_path / "data")) == []


def test_an_empty_shell_is_found() -> None:
    page = "<main><form id=filters></form><ul></ul><table><tbody></tbody></table><section><h2>A</h2></section></main>"
    assert shells({"": page}) == [": filters", ": table", ": list", ": section"]
