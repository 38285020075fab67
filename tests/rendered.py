"""Renders all that a data folder makes in this process, without documents, for tests of many folders."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from portal.building.kept import Kept
from portal.documents import FORMATS, Manuscript, Shelf
from portal.documents.manuscript import Format
from portal.parts.library.downloads import Downloads
from portal.parts.library.pages import own_sheets
from portal.parts.registry import KINDS
from portal.parts.training.take_along import CourseFiles
from portal.problem import DataError
from portal.reading.folders import FILES, IMAGES, TEXTS
from portal.reading.references import models_in
from portal.records.fields import Refers
from portal.records.kind import Kind
from portal.site import open_site
from tests import synthetic
from tests.conftest import ROOT
from tests.fields import Steps, leaves, values
from tests.records import Plain, read_plain, without, written

URL = "https://mensi.eun.org/"
Network = dict[str, list[tuple[Path, list[Plain]]]]


class _EmptyShelf(Shelf):
    """Has a file in the place of every document."""

    def files(self, sources: Sequence[Manuscript]) -> Mapping[Manuscript, Mapping[Format, Path]]:
        places: dict[Format, Path] = {form: self._kept.keep(f"empty.{form}", b"") for form in FORMATS}
        return dict.fromkeys(sources, places)


def accepted(data: Path) -> bool:
    """Whether the portal accepts the folder; if it does, every page and every other file has been made."""
    try:
        site = open_site(ROOT, URL, [ROOT / "overrides"], data, synthetic.DAY)
    except DataError:
        return False
    shelf = _EmptyShelf(None, Kept(data.parent / "cache"))  # type: ignore[arg-type]
    site = replace(
        site,
        making=replace(
            site.making,
            library=Downloads(site.portal, shelf, data / FILES, URL),
            courses=CourseFiles(site.portal, site.templates, shelf, URL),
        ),
    )
    for page in site.pages:
        site.explained(page.body(site.templates), whole=False)
    site.templates.component("own_sheets", resources=own_sheets(site.portal))
    for name in ("feed_chooser", "feed_list"):
        site.templates.component(name, feeds=site.subscriptions)
    files = site.making.catalogue
    for name in ("data_files", "data_terms", "data_fields"):
        site.templates.component(name, catalogue=files, **({"site_url": URL} if name == "data_terms" else {}))
    return bool(site.outputs([page.path for page in site.pages]))


def write(network: Network) -> None:
    """Writes the records to their files; files without records, and texts that no record names, are deleted."""
    for name, files in network.items():
        kind = next(kind for kind in KINDS if kind.name == name)
        for path, records in files:
            if records:
                path.write_text(written(kind, records).text, encoding="utf-8", newline="\n")
            else:
                path.unlink(missing_ok=True)
    named = {value for files in network.values() for _path, records in files for _steps, value in values(records)}
    data = network["project"][0][0].parent
    for folder in (TEXTS, FILES, IMAGES):
        for path in (data / folder).glob("*"):
            if path.name not in named:
                path.unlink()


def network(folder: Path) -> Network:
    """The records of a small network, written to ``folder``/data."""
    return read_plain(synthetic.small(folder))


def without_kind(network: Network, name: str) -> Network:
    """The network without the records of a kind, without what names them, and without what cannot be without them."""
    gone = {(name, str(record["id"])) for _path, records in network[name] for record in records}
    made: Network = {**network, name: [(path, []) for path, _records in network[name]]}
    while gone:
        lost: set[tuple[str, str]] = set()
        for kind in KINDS:
            made[kind.name] = [
                (path, [kept for record in records if (kept := _cut(kind, record, gone, lost)) is not None])
                for path, records in made.get(kind.name, [])
            ]
        gone = lost
    return made


def _cut(kind: Kind, record: Plain, gone: set[tuple[str, str]], lost: set[tuple[str, str]]) -> Plain | None:
    """The record without names of what is gone; None, and lost as well, where it cannot be without."""
    for steps, value in sorted(values(record), reverse=True, key=lambda pair: str(pair[0])):
        leaf = next((leaf for leaf in leaves(kind) if leaf.fits(steps)), None)
        named = {mark.kind for mark in leaf.marks if isinstance(mark, Refers)} if leaf is not None else set()
        named |= {mark.vocabulary for mark in leaf.marks if not isinstance(mark, Refers)} if leaf is not None else set()
        if leaf is not None and any((one, value) in gone for one in named):
            if not leaf.optional:
                if not kind.single:
                    lost.add((kind.name, str(record["id"])))
                return None if not kind.single else record
            record = without(record, steps)
    return record


def bare(kind: Kind, record: Plain) -> Plain:
    """The record without any field that its model does not ask for, as far as it stays valid."""
    for steps in _optional(kind, record):
        made = without(record, steps)
        try:
            kind.model.model_validate(made)
        except ValueError:
            continue
        record = made
    return record


def _optional(kind: Kind, record: Plain) -> list[Steps]:
    found: list[Steps] = []
    for name, field in kind.model.model_fields.items():
        if name in record:
            if not field.is_required():
                found.append((name,))
            elif (part := next(models_in(field.annotation), None)) is not None and isinstance(record[name], dict):
                inner = part.model_fields
                found += [(name, step) for step in record[name] if not inner[step].is_required()]
    return found
