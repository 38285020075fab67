"""What readers hand in: a form for each kind of record that they propose, and a message with its fields to fill in."""

from dataclasses import dataclass
from typing import ClassVar

from portal.frame.addresses import form_page
from portal.frame.component import Filling
from portal.frame.remark import Remark, proposal
from portal.portal import Portal
from portal.records.values import Values
from portal.words.language import _


@dataclass(frozen=True)
class Proposal:
    """What is handed in for one kind."""

    anchor: str
    title: str
    form: str
    """Address of the form for it, below the site's root."""
    remark: Remark


@dataclass(frozen=True, kw_only=True)
class Proposals(Values):
    """The messages of all kinds."""

    template: ClassVar[str] = "components/proposals.html"
    proposals: tuple[Proposal, ...]


def proposals(portal: Portal) -> Proposals:
    """A message for each kind of record that readers propose."""
    found = [(kind, _(kind.proposed)) for kind in portal.kinds if kind.proposed is not None]
    return Proposals(
        proposals=tuple(
            Proposal(anchor, title, form_page(kind.name), proposal(portal, kind.model, title, f"new-{anchor}"))
            for kind, title in found
            for anchor in (kind.name.replace(" ", "-"),)
        )
    )


FILLINGS: tuple[Filling, ...] = (proposals,)
"""What fills this component."""
