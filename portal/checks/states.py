"""What is said of beginnings and ends has happened, and what succeeds another is another."""

from collections.abc import Iterator
from datetime import date, timedelta

from portal.problem import Problem
from portal.reading.load import Records
from portal.reading.messages import field_path
from portal.records.lasting import Stated
from portal.words.moment import first_day

_A_DAY = timedelta(days=1)
"""Where a record was written, the day may have come already."""
_Path = list[str | int]


def states_are_not_ahead(records: Records, day: date) -> Iterator[Problem]:
    """Nobody has looked at what is alive on a day to come, and nothing has ended or changed its name then."""
    for kind, entries in records.entries.items():
        for id, entry in entries.items():
            for path, told, remedy in _told(entry.record):
                if first_day(told) > day + _A_DAY:
                    text = f"{field_path(tuple(path))} ({told}) lies ahead of today ({day}); {remedy}"
                    yield records.problem(kind, id, path, text)


def _told(record: object) -> Iterator[tuple[_Path, str, str]]:
    """(path, moment, remedy) of all that must have happened."""
    pieces: list[tuple[_Path, object]] = [([], record)]
    for name in ("programmes", "websites"):
        pieces += [([name, index], piece) for index, piece in enumerate(getattr(record, name, ()))]
    pieces.append((["hashtag_use"], getattr(record, "hashtag_use", None)))
    for path, piece in pieces:
        if isinstance(piece, Stated):
            if piece.as_of is not None:
                yield [*path, "as_of"], piece.as_of.isoformat(), "write the day on which somebody looked"
            for name in ("until", "known_until", "left"):
                if (told := getattr(piece, name, None)) is not None:
                    yield [*path, name], told, "leave it out until that has come"
    for index, former in enumerate(getattr(record, "former_names", ())):
        if (told := getattr(former, "until", None)) is not None:
            yield ["former_names", index, "until"], told, "leave it out until that has come"


def successors_are_others(records: Records, day: date) -> Iterator[Problem]:
    """Nothing succeeds itself, neither at once nor by way of others."""
    for kind, entries in records.entries.items():
        after = {id: _successors(entry.record) for id, entry in entries.items()}
        if not any(after.values()):
            continue
        for id, named in after.items():
            for path, successor in named:
                if successor == id:
                    text = f"{field_path(tuple(path))} names the record itself; name another, or delete it"
                    yield records.problem(kind, id, path, text)
                elif id in _later(successor, after):
                    text = (
                        f'{field_path(tuple(path))} names "{successor}", which itself is succeeded by "{id}"; one '
                        "of them came first, delete the successor of the other"
                    )
                    yield records.problem(kind, id, path, text)


_Named = list[tuple[_Path, str]]


def _successors(record: object) -> _Named:
    one = getattr(record, "successor", None)
    several: _Named = [(["successors", index], id) for index, id in enumerate(getattr(record, "successors", ()))]
    return several if one is None else [(["successor"], one)]


def _later(id: str, after: dict[str, _Named]) -> set[str]:
    """The ids of all that succeed that record, at once or by way of others."""
    found: set[str] = set()
    waiting = [id]
    while waiting:
        new = {successor for _path, successor in after.get(waiting.pop(), ())} - found
        found |= new
        waiting += new
    return found
