"""What is wrong with the contributed data, said so that a person who does not program can mend it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

_LONGEST = 80
MOST_OF_A_FILE = 200
_MOST_REMEMBERED = 20_000
_MOST_LINES = 1_000
"""A log must stay one that can be read, and after the first hundreds the others mostly repeat them."""


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing wrong at one place. Problems sort by file, line and record."""

    file: str
    """Path as the reader knows it, relative to the folder they work in."""
    line: int
    """1 is the first line of the file."""
    record: str
    """Id of the record, or "" where the file as a whole is meant."""
    message: str
    """What is wrong, and what to do."""
    notice: bool = False
    """True where the build goes on and only says so (for example a name left out for want of consent)."""

    def __str__(self) -> str:
        record = f"{self.record}: " if self.record else ""
        return printable(f"{self.file}:{self.line}: {record}{self.message}")


class Findings:
    """Problems as they are found. Of each file the first are kept and all are counted, so that memory is bounded."""

    def __init__(self, problems: Iterable[Problem] = (), most: int = MOST_OF_A_FILE) -> None:
        self._most = most
        self._kept: dict[str, list[Problem]] = {}
        self._met: dict[str, set[int]] = {}
        self._counts: dict[str, int] = {}
        self._stops: dict[str, int] = {}
        self.add(problems)

    def add(self, problems: Iterable[Problem]) -> None:
        """Takes problems, each once however often it is found (of the first thousands of a file)."""
        for problem in problems:
            met = self._met.setdefault(problem.file, set())
            if (mark := hash(problem)) in met:
                continue
            if len(met) < _MOST_REMEMBERED:
                met.add(mark)
            self._counts[problem.file] = self.of(problem.file) + 1
            kept = self._kept.setdefault(problem.file, [])
            kept.append(problem)
            if len(kept) > 2 * self._most:
                kept.sort()
                del kept[self._most :]

    def stop(self, file: str, line: int) -> None:
        """Notes that ``file`` was not looked at from ``line`` on, because it has so many problems already."""
        self._stops[file] = line

    def of(self, file: str) -> int:
        """How many problems ``file`` has."""
        return self._counts.get(file, 0)

    def __iter__(self) -> Iterator[Problem]:
        """Those kept, sorted; of each file at most as many as asked for."""
        for file in sorted(self._kept):
            yield from sorted(self._kept[file])[: self._most]

    def __bool__(self) -> bool:
        return bool(self._kept)

    def lines(self) -> Iterator[str]:
        """What is kept, one a line; after that of each file, how many more it has; in the end, what was left out."""
        printed, left = 0, dict.fromkeys(sorted(self._kept))
        for file in list(left):
            if printed >= _MOST_LINES:
                break
            kept = sorted(self._kept[file])[: self._most]
            yield from map(str, kept)
            yield from self._after(file, self.of(file) - len(kept))
            printed += len(kept)
            del left[file]
        if left:
            yield f"... and {sum(map(self.of, left))} more in {len(left)} other files; mend those above first"

    def _after(self, file: str, more: int) -> Iterator[str]:
        first = "; mend those above first"
        if file in self._stops:
            text = f"... and at least {more} more problems in this file, which was not read on from here"
            yield printable(f"{file}:{self._stops[file]}: {text}{first}")
        elif more and self._kept[file][0].notice:
            yield printable(f"{file}: ... and {more} more in this file")
        elif more:
            yield printable(f"{file}: ... and {more} more problems in this file{first}")

    @property
    def more(self) -> int:
        """How many there are beside those kept, as far as was looked."""
        return sum(self._counts.values()) - sum(1 for _problem in self)

    def count(self) -> str:
        """How many there are, in words: "1 problem", "at least 10000 problems"."""
        count = sum(self._counts.values())
        return f"{'at least ' if self._stops else ''}{count} problem{'s' if count != 1 else ''}"


class DataError(Exception):
    """The data cannot be published. Carries what is kept of every problem, sorted."""

    def __init__(self, findings: Findings) -> None:
        self.problems = tuple(findings)
        self.more = findings.more
        super().__init__(report(findings))


class UnmadeError(Exception):
    """A file of the site cannot be made from what was contributed. The message names the record and what to do."""


def report(findings: Findings) -> str:
    """The problems, one a line, then how many there are."""
    return "\n".join([*findings.lines(), f"{findings.count()} in the data. Nothing was published."])


def shortened(value: str) -> str:
    """``value``, shortened to fit into a message."""
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}..."


def printable(text: str) -> str:
    """``text`` on one line: what a value holds must not forge a message or steer the reader's terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint like ' (did you mean "es-hub-1"?)', or "" where nothing known is close."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6) if len(word) <= _LONGEST else ()
    return f' (did you mean "{close[0]}"?)' if close else ""


class Hints:
    """Hints for the first wrong words: to look through thousands takes long, and whole lists go wrong together."""

    def __init__(self, most: int = 20) -> None:
        self._left = most

    def wanted(self) -> bool:
        """True if the next wrong word gets a hint."""
        self._left -= 1
        return self._left >= 0

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """As the function; "" where there were enough."""
        return did_you_mean(word, known) if self.wanted() else ""


def listed(names: Iterable[str], most: int = 40) -> str:
    """The names with commas between them, and an ellipsis if there are more than fit into a message."""
    shown = list(islice(names, most + 1))
    return ", ".join(shown) if len(shown) <= most else f"{', '.join(shown[:most])} ..."
