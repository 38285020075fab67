"""Counts the numbers of a built site again, from its files for programs alone.

Each number that pages state is in ``api/figures.json`` with the file and the filter that give it, and pages mark it
(``<data value="36" data-figure="schools">``). This reads these, and nothing of the program: whoever has the files of a
site can run it with any Python from 3.11 on.

    python tools/recount.py site/

It ends with 1, and says which, where a number differs from what is counted, or a page marks one that is not listed.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

Records = list[dict[str, Any]]


class Files:
    """The files for programs of a site, each read once."""

    def __init__(self, site: Path) -> None:
        self._folder = site / "api"
        self._read: dict[str, Records] = {}

    def records(self, name: str) -> Records:
        """The records of the file ``api/<name>``."""
        if name not in self._read:
            self._read[name] = json.loads((self._folder / name).read_text("utf-8"))["items"]
        return self._read[name]


def _text(value: Any) -> str | None:
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)


def _meets(record: Mapping[str, Any], condition: Mapping[str, str]) -> bool:
    found, wanted = record[condition["field"]], condition["value"]
    match condition["relation"]:
        case "is":
            return _text(found) == wanted
        case "is not":
            return _text(found) != wanted
        case "has":
            return wanted in found
        case other:
            raise ValueError(f'there is no relation "{other}"')


def count(figure: Mapping[str, Any], files: Files) -> int:
    """What the file and the filter of a figure give, before another is taken away."""
    found = files.records(figure["file"].rsplit("/api/", 1)[1])
    found = [record for record in found if all(_meets(record, condition) for condition in figure["where"])]
    if figure["sums"] is not None:
        return sum(record[figure["sums"]] or 0 for record in found)
    if figure["distinct"] is not None:
        return len({record[figure["distinct"]] for record in found})
    return len(found)


def recounted(files: Files) -> dict[str, int]:
    """Every listed number by its id, counted again."""
    figures = files.records("figures.json")
    plain = {figure["id"]: count(figure, files) for figure in figures}
    taken = {figure["id"]: plain[figure["less"]] if figure["less"] is not None else 0 for figure in figures}
    return {id: max(0, value - taken[id]) if taken[id] else value for id, value in plain.items()}


class Marks(HTMLParser):
    """The marked numbers of a page: id, value, and what a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self._open: tuple[str, str] | None = None
        self._seen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a number."""
        said = dict(attrs)
        if tag == "data" and "data-figure" in said:
            self._open, self._seen = (said["data-figure"] or "", said.get("value") or ""), ""

    def handle_data(self, data: str) -> None:
        """Reads what a reader sees of it."""
        self._seen += data

    def handle_endtag(self, tag: str) -> None:
        """Ends it."""
        if tag == "data" and self._open is not None:
            self.found.append((*self._open, self._seen))
            self._open = None


def marked(site: Path) -> Iterator[tuple[str, str, str, str]]:
    """Page, id, value and visible text of every number that a page marks."""
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        if "data-figure" in text:
            marks = Marks()
            marks.feed(text)
            yield from ((page.relative_to(site).as_posix(), *mark) for mark in marks.found)


def differences(site: Path) -> tuple[list[str], int]:
    """What is wrong, in sentences, and how many marked numbers were compared."""
    files = Files(site)
    counted, wrong, compared = recounted(files), [], 0
    for figure in files.records("figures.json"):
        if figure["value"] != counted[figure["id"]]:
            wrong.append(f"api/figures.json: {figure['id']} says {figure['value']}, counted {counted[figure['id']]}")
    for page, id, value, seen in marked(site):
        compared += 1
        if id not in counted:
            wrong.append(f"{page}: marks {id}, which api/figures.json does not list")
        elif not value == re.sub(r"\D", "", seen) == str(counted[id]):
            wrong.append(f"{page}: {id} is marked {value} and reads {seen.strip()}, counted {counted[id]}")
    return wrong, compared


def main(arguments: list[str]) -> int:
    """Compares the site in the folder named; 1 where something differs."""
    if len(arguments) != 1 or not (Path(arguments[0]) / "api" / "figures.json").is_file():
        print("Name the folder of a built site: python tools/recount.py site/", file=sys.stderr)
        return 2
    wrong, compared = differences(Path(arguments[0]))
    print("\n".join(wrong) or f"All {compared} numbers that pages mark are as counted.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
