"""What came of a build, as the worker says it and pages and terminal show it."""

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True)
class Fault:
    """Something that stops the site from being built."""

    text: str
    """What is wrong, and what to do."""
    file: str = ""
    """Path below the folder of the project; "" where no file is to blame."""
    line: int = 0
    """1 is the first line; 0 where none is known."""

    @property
    def place(self) -> str:
        """File and line as editors and terminals open them; "" if there is no file."""
        return f"{self.file}:{self.line}" if self.file and self.line else self.file


@dataclass(frozen=True)
class Outcome:
    """What came of a build."""

    faults: tuple[Fault, ...] = ()
    more: int = 0
    """How many faults there are beside these."""
    notes: tuple[str, ...] = ()
    """What somebody should know of a site that was built."""
    trace: str = ""
    """Where the program failed, for its developers; "" where the fault is in a contribution."""

    @property
    def count(self) -> str:
        """How many faults there are, in words."""
        count = len(self.faults) + self.more
        return f"{count} problem{'s' if count != 1 else ''}"

    def plain(self) -> dict[str, Any]:
        """The same in plain values, for ``of``."""
        return asdict(self)

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Self:
        """The outcome that ``plain`` was made from."""
        faults = tuple(Fault(**one) for one in plain["faults"])
        return cls(faults, plain["more"], tuple(plain["notes"]), plain["trace"])
