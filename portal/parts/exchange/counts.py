"""The number of findings that pages state, with its receipt."""

from collections.abc import Callable, Mapping

from portal.parts.exchange.addresses import FINDINGS
from portal.parts.exchange.records import Finding
from portal.portal import Portal
from portal.records.figure import Figure, Slice
from portal.words.language import counted


def findings_counted(portal: Portal) -> Figure:
    """All findings."""
    found = tuple(portal.every(Finding).values())
    return Figure(
        name="findings",
        value=len(found),
        label=counted("finding", "findings", len(found)),
        rule="findings",
        slice=Slice(dataset="findings"),
        records=found,
        listed=FINDINGS,
    )


FIGURES: Mapping[str, Callable[[Portal], Figure]] = {"findings": findings_counted}
