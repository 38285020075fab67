"""Numbers of organisations that texts state, each with its receipt."""

from collections.abc import Callable, Mapping

from portal.parts.about.addresses import PARTNERS
from portal.parts.about.records import AdvisoryMember, Partner
from portal.parts.about.sections import BOARD
from portal.portal import Portal
from portal.records.figure import Demand, Figure, Slice
from portal.words.language import counted

PRESENT = (Demand("former", "is", "false"),)
"""Of the organisations in a list, those that have not left."""


def partners(portal: Portal) -> Figure:
    """The organisations of the consortium that have not left it."""
    found = tuple(partner for partner in portal.every(Partner).values() if not partner.ended)
    return Figure(
        name="partners",
        value=len(found),
        label=counted("partner organisation", "partner organisations", len(found)),
        rule="partners",
        slice=Slice(dataset="partners", where=PRESENT),
        records=found,
        listed=PARTNERS,
    )


def _members(portal: Portal) -> Figure:
    value = sum(not member.ended for member in portal.every(AdvisoryMember).values())
    return Figure(
        name="advisory_members",
        value=value,
        label=counted("member of the advisory board", "members of the advisory board", value),
        rule="advisory-members",
        slice=Slice(dataset="advisory_members", where=PRESENT),
        listed=BOARD.path,
    )


FIGURES: Mapping[str, Callable[[Portal], Figure]] = {"partners": partners, "advisory_members": _members}
