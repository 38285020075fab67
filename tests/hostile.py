"""A data folder whose free texts and addresses are payloads, as many as the portal accepts.

What it refuses is taken back, so that a new rule of the checks needs no word here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from pathlib import Path

from portal import inspection
from portal.parts.library import sheet
from portal.parts.registry import KINDS
from portal.problem import DataError, Problem
from portal.reading.folders import TEXTS
from portal.records.kind import Kind
from tests import synthetic
from tests.fields import Leaf, Steps, leaves, values
from tests.payloads import Payload, payloads
from tests.project import ROOT
from tests.records import Plain, Written, complete, holding, read_plain, written

_LINE, _LONG = 8, 40
"""Payloads in one line of text, and in one long text."""
_ROUNDS, _ONE_BY_ONE = 60, 25
_MILDER = Payload("milder-1", "</script><img src=x onerror=alert(1)>")
_ADDRESS = "https://addressed.invalid/?a=%22&b='"


@dataclass
class Decks:
    """What has been planted in which field, over several sites."""

    start: int = 0
    """Where in the list of payloads the first field begins."""
    texts: tuple[Payload, ...] = field(default_factory=payloads)
    """What is planted."""
    done: set[tuple[str, str]] = field(default_factory=set)
    """Field and payload that stood in an accepted portal together."""
    marked: set[Leaf] = field(default_factory=set)
    """Fields that have had their mark."""
    _waiting: dict[Leaf, list[Payload]] = field(default_factory=dict)

    def wanted(self, leaf: Leaf) -> Iterator[Payload]:
        """Payloads that the field takes, those first that it has not had."""
        if leaf not in self._waiting:
            found = [payload for payload in self.texts if leaf.takes(payload.text)]
            first = (self.start + 37 * len(self._waiting)) % max(1, len(found))
            self._waiting[leaf] = found[first:] + found[:first]
        return iter(self._waiting[leaf])

    def used(self, leaf: Leaf, taken: list[Payload]) -> None:
        """Puts what was taken at the end of the queue."""
        rest = [payload for payload in self._waiting[leaf] if payload not in taken]
        self._waiting[leaf] = rest + taken

    def left(self) -> int:
        """Pairs of field and payload that no site has had."""
        return sum(
            (str(leaf), payload.id) not in self.done for leaf, waiting in self._waiting.items() for payload in waiting
        )


@dataclass
class _Place:
    """A value that was changed."""

    leaf: Leaf
    was: str
    planted: tuple[Payload, ...]


@dataclass
class _File:
    kind: Kind
    path: Path
    records: list[Plain]
    places: list[dict[Steps, _Place]]

    def write(self) -> Written:
        made = written(self.kind, self.records)
        self.path.write_text(made.text, encoding="utf-8", newline="\n")
        return made


def plant(data: Path, day: date, decks: Decks, schools: int = 10) -> None:
    """Writes a hostile portal to the folder ``data``, which the portal accepts on ``day``."""
    synthetic.write(data, schools=schools)
    files = {f"{data.name}/{file.path.relative_to(data).as_posix()}": file for file in _planted(data, decks)}
    texts = {f"{data.name}/{TEXTS}/{path.name}": _Text(path) for path in sorted((data / TEXTS).iterdir())}
    for text, first in zip(texts.values(), range(decks.start, 10_000, 97), strict=False):
        text.fill(decks.texts, first)
    for _round in range(_ROUNDS):
        made = {name: file.write() for name, file in files.items()}
        for text in texts.values():
            text.write()
        refused = _refused(data, day)
        if not refused:
            break
        # First one problem of a record at a time, because what is taken back for it may have been the cause of others.
        whole = _round < _ONE_BY_ONE
        ones = {(problem.file, problem.record if whole else problem.line): problem for problem in reversed(refused)}
        for problem in ones.values():
            if problem.file in files:
                _take_back(files[problem.file], made[problem.file], problem)
            elif not _named_again(files.values(), Path(problem.file).name) and problem.file in texts:
                texts[problem.file].take_back(problem.line)
    else:
        raise AssertionError(f"the portal accepts nothing of it: {[str(problem) for problem in refused[:5]]}")
    for file in files.values():
        for place in chain.from_iterable(places.values() for places in file.places):
            decks.done.update((str(place.leaf), payload.id) for payload in place.planted)
    for text in texts.values():
        decks.done.update((TEXTS, payload.id) for payload, _paragraph in text.paragraphs)


def mark(leaf: Leaf) -> str:
    """A word that stands in every planted text of the field, to look for."""
    return f"zq{list(leaves(_kind(leaf))).index(leaf)}q{[kind.name for kind in KINDS].index(leaf.kind)}q"


def _kind(leaf: Leaf) -> Kind:
    return next(kind for kind in KINDS if kind.name == leaf.kind)


def _open(leaf: Leaf) -> bool:
    """Whether something can be planted there without taking the record from those that name it."""
    return leaf.annotation is str and not leaf.names and leaf.path[-1] != "id"


def _planted(data: Path, decks: Decks) -> Iterator[_File]:
    read = read_plain(data)
    for kind in KINDS:
        open_leaves = [leaf for leaf in leaves(kind) if _open(leaf)]
        for number, (path, records) in enumerate(read.get(kind.name, ())):
            file = _File(kind, path, [], [])
            for position, record in enumerate(records):
                made = complete(kind, record) if number == position == 0 else record
                places: dict[Steps, _Place] = {}
                for steps, value in values(made):
                    leaf = next((leaf for leaf in open_leaves if leaf.fits(steps)), None)
                    if leaf is not None and (chosen := _chosen(leaf, decks)) is not None:
                        made = holding(made, steps, chosen[0])
                        places[steps] = _Place(leaf, value, chosen[1])
                file.records.append(made)
                file.places.append(places)
            yield file


def _chosen(leaf: Leaf, decks: Decks) -> tuple[str, tuple[Payload, ...]] | None:
    """A text of several payloads, and which these are; None where the field takes none."""
    between = "\n\n" if leaf.long else " "
    ending = f"{between}{mark(leaf)}" if leaf.prose else ""
    wanted = decks.wanted(leaf)
    if leaf not in decks.marked:  # The mark must be seen once; it does not go with every script and length.
        wanted = (payload for payload in wanted if leaf.takes(payload.text + ending))
        decks.marked.add(leaf)
    waiting = list(islice(wanted, _LONG if leaf.long else _LINE if leaf.prose else 1))
    taken = _together(leaf, waiting[:1], waiting[1:], between, ending)
    if not taken:
        return None
    decks.used(leaf, taken)
    text = between.join(payload.text for payload in taken)
    return (text + ending if leaf.takes(text + ending) else text), tuple(taken)


def _together(leaf: Leaf, taken: list[Payload], more: list[Payload], between: str, ending: str) -> list[Payload]:
    """As many payloads as the field takes in one text; halves are tried where it refuses the whole."""
    if not more:
        return taken
    if leaf.takes(between.join(payload.text for payload in [*taken, *more]) + ending):
        return [*taken, *more]
    if len(more) == 1:
        return taken
    half = len(more) // 2
    return _together(leaf, _together(leaf, taken, more[:half], between, ending), more[half:], between, ending)


def _refused(data: Path, day: date) -> tuple[Problem, ...]:
    try:
        inspection.read(data, day)
        inspection.inspect(data, day, ROOT / "docs")  # Which pages there are is known only when all records are read.
    except DataError as error:
        return error.problems
    return ()


def _take_back(file: _File, made: Written, problem: Problem) -> None:
    """Puts back what stood where the problem lies; all of the record where nothing was changed there."""
    number = next(number for number, lines in enumerate(made.lines) if lines[()] <= problem.line <= made.ends[number])
    places, lines = file.places[number], made.lines[number]
    parts = [steps for steps, line in lines.items() if steps and line == problem.line]
    named = [steps for steps in places if any(steps[: len(part)] == part for part in parts)] or list(places)
    # Two dates that do not fit are more often at fault than words.
    strict = [steps for steps in named if not places[steps].leaf.prose and not places[steps].leaf.address]
    if not strict and all(places[steps].planted == (_MILDER,) for steps in named):
        # Words that are as mild as can be are not at fault: what they stand beside is.
        strict = [steps for steps in places if not places[steps].leaf.prose and not places[steps].leaf.address]
    for steps in strict or named:
        place = places[steps]
        milder = _milder(place.leaf, steps)
        if milder is None or place.planted == (_MILDER,):
            file.records[number] = holding(file.records[number], steps, places.pop(steps).was)
        else:
            file.records[number] = holding(file.records[number], steps, milder)
            place.planted = (_MILDER,)


def _milder(leaf: Leaf, steps: Steps) -> str | None:
    """What stands in place of payloads that are refused only beside other fields, None where words cannot stand."""
    # Entries of a list must differ.
    places = "".join(str(step) for step in steps if isinstance(step, int))
    text = f"{_MILDER.text} {places} {mark(leaf)}"
    return text if leaf.prose and leaf.takes(text) else _ADDRESS if leaf.address else None


def _named_again(files: Iterable[_File], name: str) -> bool:
    """Puts back each name of that file; whether one had been changed, so that no record named the file any more."""
    found = [
        (file, number, steps)
        for file in files
        for number, places in enumerate(file.places)
        for steps, place in places.items()
        if place.was == name
    ]
    for file, number, steps in found:
        file.records[number] = holding(file.records[number], steps, file.places[number].pop(steps).was)
    return bool(found)


class _Text:
    """A text of data/texts/ with payloads as paragraphs after its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.own = path.read_text(encoding="utf-8").rstrip("\n")
        self.paragraphs: list[tuple[Payload, str]] = []

    def fill(self, found: tuple[Payload, ...], first: int) -> None:
        """Takes payloads from that one on, as many as may stand there."""
        for payload in found[first % len(found) :] + found[: first % len(found)]:
            if len(self.paragraphs) == _LONG:
                break
            if sheet.fault(f"{self.own}\n\n{payload.text}"):
                continue
            self.paragraphs.append((payload, payload.text))
            if sheet.fault(self._whole()):
                self.paragraphs.pop()

    def write(self) -> None:
        self.path.write_text(f"{self._whole()}\n", encoding="utf-8", newline="\n")

    def take_back(self, line: int) -> None:
        """Leaves out the payload on that line, or all of them."""
        at = len(self.own.split("\n")) + 1
        for number, (_payload, text) in enumerate(self.paragraphs):
            following = at + len(text.split("\n")) + 1
            if at < line <= following:
                del self.paragraphs[number]
                return
            at = following
        self.paragraphs.clear()

    def _whole(self) -> str:
        return "\n\n".join([self.own, *(text for _payload, text in self.paragraphs)])
