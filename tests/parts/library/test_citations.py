"""Citations of resources, read again by pandoc, which did not write them."""

import json
import re
from typing import Any

import pytest

from portal.documents.pandoc import pandoc
from portal.parts.library.citations import Form, ReferenceEntry, attribution, citations, paths
from portal.parts.library.holdings import author
from portal.parts.library.records import Resource
from portal.portal import Portal

URL = "https://portal.invalid/"
# What has a meaning in TeX, in RIS or in JSON, and letters of the network's languages. Braces are tested apart.
TITLE = r'50 % of "#1" & more_or less: a \b $x$ ~ ^ <i> – čđőřãñ'
NAME = "Research & Schools, and Others"


def cited(title: str = TITLE, date: tuple[int, ...] = (2021, 5, 9)) -> ReferenceEntry:
    return ReferenceEntry(
        key="hostile-sheet",
        authors=(NAME, "Ministarstvo znanosti"),
        title=title,
        date=date,
        version="1_0",
        url="https://schools.example.eu/a_b%20c?d=1&e=2#f",
        language="hr",
        summary="Half {of} it & more.",
        licence="Licence: CC BY 4.0",
        form=Form("misc", "ELEC", "webpage"),
        sort="Checklist",
    )


def entries(text: str, format: str) -> list[dict[str, Any]]:
    """The entries of a file, as pandoc reads them."""
    found = json.loads(pandoc(f"--from={format}", "--to=csljson", text=text))
    assert isinstance(found, list)
    return found


def read(text: str, format: str) -> dict[str, Any]:
    """The one entry of a file."""
    (entry,) = entries(text, format)
    return entry


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_bibtex_is_read_back_as_it_was_meant(format: str) -> None:
    entry = read(cited().bibtex(), format)
    assert entry["title"] == TITLE
    assert entry["author"] == [{"literal": NAME}, {"literal": "Ministarstvo znanosti"}]
    assert entry["URL"] == cited().url
    assert entry["issued"]["date-parts"][0][:2] == [2021, 5]
    assert entry["version"] == "1_0"


@pytest.mark.parametrize("title", ["a { b", "a } b", "}{", r"\{", "{{x}}"])
def test_braces_in_a_title_swallow_nothing(title: str) -> None:
    text = cited(title).bibtex()
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert len(entries(text + cited().bibtex().replace("e-s", "e-t"), "bibtex")) == 2


def test_ris_is_read_back_as_it_was_meant() -> None:
    text = cited().ris()
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in text.removesuffix("\r\n").split("\r\n"))
    entry = read(text, "ris")
    assert entry["title"] == TITLE
    # A name with a comma is no person with a surname.
    assert entry["author"] == [{"family": NAME.replace(", ", " – ")}, {"family": "Ministarstvo znanosti"}]
    assert (entry["URL"], entry["language"]) == (cited().url, "hr")
    assert "DA  - 2021/05/09/\r\n" in text


@pytest.mark.parametrize(
    ("date", "line"), [((2021,), "DA  - 2021///\r\n"), ((2021, 5), "DA  - 2021/05//\r\n"), ((), None)]
)
def test_ris_says_as_much_of_a_date_as_is_known(date: tuple[int, ...], line: str | None) -> None:
    text = cited(date=date).ris()
    assert line in text if line else "DA  - " not in text and "PY  - " not in text


def test_csl_json_is_read_back_as_it_was_meant() -> None:
    (item,) = json.loads(cited().csl())
    assert item["title"] == TITLE
    entry = read(cited().csl(), "csljson")
    assert entry["author"] == [{"literal": NAME}, {"literal": "Ministarstvo znanosti"}]
    assert entry["issued"] == {"date-parts": [[2021, 5, 9]]}
    assert entry["URL"] == cited().url


@pytest.mark.parametrize(("date", "year"), [((2021, 5), "(2021)"), ((), "(no date)")])
def test_a_citation_as_text(date: tuple[int, ...], year: str) -> None:
    text = cited(date=date).text
    assert text == f"{NAME} and Ministarstvo znanosti {year}. {TITLE} (version 1_0) [Checklist]. {cited().url}"


def test_every_resource_can_be_cited(records: Portal) -> None:
    files = citations(records, URL)
    assert len(files) == 3 * len(records.every(Resource))
    for name, format in {"BibTeX": "bibtex", "RIS": "ris", "CSL-JSON": "csljson"}.items():
        texts = [files[paths(resource)[name]] for resource in records.every(Resource).values()]
        whole = (
            json.dumps([item for text in texts for item in json.loads(text)]) if name == "CSL-JSON" else "".join(texts)
        )
        found = {entry["title"]: entry for entry in entries(whole, format)}
        assert len(found) == len(records.every(Resource))
        for resource in records.every(Resource).values():
            entry = found[resource.title]
            assert entry["URL"] == (f"{URL}library/{resource.id}/" if resource.own else resource.url)
            authors = [author.get("literal") or author["family"] for author in entry["author"]]
            comma = " – " if name == "RIS" else ", "
            assert authors == [author(records, written).replace(", ", comma) for written in resource.authors]


def test_the_line_that_names_the_source_has_title_author_source_and_licence(records: Portal) -> None:
    assert attribution(records, records.every(Resource)["tablet-rules"], URL) == (
        "“Rules for shared tablets” by Network Office, https://portal.invalid/library/tablet-rules/. "
        "Licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"
    )
    report = records.every(Resource)["reading-report"]
    assert attribution(records, report, URL).startswith(f"“Report on reading” by Reading Society, {report.url}. ")
