"""Numbers of organisations that texts state, each with its receipt."""

from collections.abc import Callable, Mapping

from portal.parts.about.addresses import PARTNERS
from portal.parts.about.records import AdvisoryMember, Partner
from portal.parts.about.sections import BOARD
from portal.portal import Portal
from portal.records.figure import Figure, Slice
from portal.words.language import _


def partners(portal: Portal) -> Figure:
    """The organisations of the consortium."""
    found = tuple(portal.every(Partner).values())
    return Figure(
        name="partners",
        value=len(found),
        label=_("partner organisations"),
        rule="partners",
        slice=Slice(dataset="partners"),
        records=found,
        listed=PARTNERS,
    )


def _members(portal: Portal) -> Figure:
    return Figure(
        name="advisory_members",
        value=len(portal.every(AdvisoryMember)),
        label=_("members of the advisory board"),
        rule="advisory-members",
        slice=Slice(dataset="advisory_members"),
        listed=BOARD.path,
    )


FIGURES: Mapping[str, Callable[[Portal], Figure]] = {"partners": partners, "advisory_members": _members}
