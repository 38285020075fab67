"""``portal sheet``, ``import`` and ``new``: a workbook goes out, and what comes back or is answered is written."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from portal import uploads
from portal.doors import csv_files, ods, questions, register, returned, table, xlsx
from portal.doors.outcome import settled, told
from portal.doors.proposal import judged, standing
from portal.doors.workbook import MOST_BYTES, BookError, Filled
from portal.inspection import inspect
from portal.parts.part import kinds_of
from portal.parts.registry import PARTS
from portal.portal import Portal
from portal.problem import DataError, did_you_mean
from portal.reading import load
from portal.records.kind import Kind

_WRITERS = {".xlsx": xlsx.written, ".ods": ods.written}
_READERS = {".xlsx": xlsx.read, ".ods": ods.read}
_DOCS = "docs"


def sheet(place: str, data: Path, to: Path | None, form: str) -> int:
    """Writes the workbook of a country or hub to a file, or CSV to a folder without an ending, and says where.

    ``form`` is the format where nobody says where ``to``.

    The exit code is 1 where the data has problems, 2 where there is no such place or format.
    """
    try:
        portal, _notices = inspect(data)
    except DataError as error:
        print(error)
        return 1
    kinds = kinds_of(PARTS)
    places = _places(portal, kinds)
    if place not in places:
        known = "\n".join(f"  {id}  {name}" for id, name in places.items())
        print(
            f'There is no country or hub "{place}"{did_you_mean(place, places)}. There are:\n{known}', file=sys.stderr
        )
        return 2
    book = table.book(portal, kinds, place, places[place], _standing(data, kinds))
    made = to or Path(place if form == "csv" else f"{place}.{form}")
    if made.suffix not in {"", *_WRITERS}:
        print(f"{to}: has another ending; write .xlsx or .ods, or the name of a folder for CSV", file=sys.stderr)
        return 2
    made.parent.mkdir(parents=True, exist_ok=True)
    if made.suffix:
        made.write_bytes(_WRITERS[made.suffix](book))
    else:
        made.mkdir(parents=True, exist_ok=True)
        for name, content in csv_files.written(book).items():
            (made / name).write_bytes(content)
    rows = sum(len(one.rows) for one in book.sheets if "." not in one.name)
    print(f"Wrote {made}: {places[place]}, {rows} records. Send it, and take it back with: portal import {made}")
    return 0


def take(file: Path, data: Path, mapping: Path | None, *, only_try: bool) -> int:
    """Takes a workbook or register: says everything that is wrong, or what changes, and writes it.

    The exit code is 0 where all is written or nothing changes, 1 where something is wrong, 2 for a file that cannot be
    taken at all. With ``only_try`` nothing is written.
    """
    kinds = kinds_of(PARTS)
    docs = data.absolute().parent / _DOCS
    try:
        portal, _notices = inspect(data)
        there = _standing(data, kinds)
        if mapping is not None:
            sent = register.taken(csv_rows(file, mapping), register.mapping(mapping, kinds), there)
        else:
            sent = returned.taken(sheets(file), kinds, there, portal)
        verdict = judged(data, sent.proposed, docs if docs.is_dir() else None)
    except BookError as error:
        print(f"{file}: {error}. Nothing was written.", file=sys.stderr)
        return 2
    except DataError as error:
        print(f"The data has problems of its own; mend these first, then import again.\n{error}", file=sys.stderr)
        return 1
    wrong = [*sent.faults, *dict.fromkeys(sent.at(fault) for fault in verdict.faults)]
    if wrong:
        count = f"{len(wrong)} problem{'s' if len(wrong) != 1 else ''}"
        if any(fault.more for fault in verdict.faults):
            count = f"More than {len(wrong) - 1} problems"
        print("\n".join([*wrong, *sent.gone, f"{count} in {file}. Nothing was written."]))
        return 1
    print("\n".join([*told(verdict), *sent.gone, settled(file, data, verdict, only_try=only_try)]))
    return 0


def ask(kind: Kind, data: Path) -> int:
    """Asks for a record of the kind on the terminal and writes it. The exit code is 1 where nothing was written."""
    docs = data.absolute().parent / _DOCS
    records, _problems = load.load(data, kinds_of(PARTS))
    try:
        files = questions.interview(kind, records, data, docs if docs.is_dir() else None, input, print)
    except (EOFError, KeyboardInterrupt):
        print()
        files = ()
    except DataError as error:
        print(f"The data has problems of its own; mend these first, then ask again.\n{error}", file=sys.stderr)
        return 1
    if not files:
        print("Nothing was written.")
        return 1
    print(f"Written to {', '.join(map(str, files))}. Look at it with: make serve")
    return 0


def sheets(file: Path) -> list[Filled]:
    """The sheets of a workbook, or the tables of a folder. Raises BookError, also for what could act or leads out."""
    if file.is_dir():
        return csv_files.read(file)
    reader = _READERS.get(file.suffix.casefold())
    if reader is None:
        raise BookError("is no workbook; save it as .xlsx or .ods")
    if not file.is_file():
        raise BookError("is not there; correct the name")
    if file.stat().st_size > MOST_BYTES:
        raise BookError(f"has more than {MOST_BYTES // 1_000_000} MB; send one country or hub at a time")
    if found := uploads.faults(file):
        raise BookError("; ".join(found))
    return reader(file)


def csv_rows(file: Path, mapping: Path) -> list[tuple[int, list[str]]]:
    """The rows of a register, read as its mapping says."""
    return csv_files.rows(file, *register.spelling(mapping))


def _places(portal: Portal, kinds: Sequence[Kind]) -> dict[str, str]:
    models = [kind.model for name in ("country", "cluster") for kind in kinds if kind.name == name]
    return {id: _label(record) for model in models for id, record in portal.every(model).items()}


def _label(record: Any) -> str:
    return str(getattr(record, "label", record.id))


def _standing(data: Path, kinds: Sequence[Kind]) -> table.Standing:
    return {kind.name: standing(data, kind) for kind in kinds}
