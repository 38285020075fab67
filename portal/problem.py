"""What is wrong with the contributed data, said so that a person who does not program can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

_LONGEST = 80


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
        return _printable(f"{self.file}:{self.line}: {record}{self.message}")


class DataError(Exception):
    """The data cannot be published. Carries every problem, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """All problems, one a line, then how many there are."""
    lines = [str(problem) for problem in sorted(problems)]
    count = len(lines)
    return "\n".join([*lines, f"{count} problem{'s' if count != 1 else ''} in the data. Nothing was published."])


def shortened(value: str) -> str:
    """``value`` short enough to stand in a message."""
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}..."


def _printable(text: str) -> str:
    """``text`` on one line: what a value holds must not forge a message or steer the reader's terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint like ' (did you mean "hr-hub-1"?)', or "" where nothing known is close."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f' (did you mean "{close[0]}"?)' if close else ""
