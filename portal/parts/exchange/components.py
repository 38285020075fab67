"""Components of findings: their values."""

from dataclasses import dataclass
from typing import ClassVar

from portal.frame.component import Filling
from portal.parts.exchange.records import STRENGTHS, Finding
from portal.portal import Portal
from portal.records.base import Citation, by_source
from portal.records.values import Values
from portal.words.language import _


@dataclass(frozen=True, kw_only=True)
class FindingEntry(Values):
    """A finding with its sources."""

    template: ClassVar[str] = "components/finding.html"
    finding: Finding
    strength: str
    """How sure it is, as readers call it."""
    cited: tuple[tuple[Citation, ...], ...]
    """The citations of each source."""


def finding(_portal: Portal, finding: Finding) -> FindingEntry:
    """What is shown of the finding."""
    return FindingEntry(finding=finding, strength=_(STRENGTHS[finding.strength]), cited=by_source(finding.sources))


FILLINGS: tuple[Filling, ...] = (finding,)
"""What fills these components."""
