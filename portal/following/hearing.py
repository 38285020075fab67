"""What a reader of an announced record can do next: hear more of its place."""

from collections.abc import Sequence

from portal.following.sections import SUBSCRIBE
from portal.frame.next_step import NextStep
from portal.portal import Portal
from portal.words.language import _


def hear_more(portal: Portal, codes: Sequence[str]) -> NextStep:
    """To get what is new of the country, where the record is about one; else of the whole network."""
    ways = _("what is new, and dates for your calendar")
    if len(codes) != 1:
        return NextStep(_("Follow the network"), SUBSCRIBE.path, ways)
    title = _("Follow %(place)s") % {"place": portal.places("country")[codes[0]].label}
    return NextStep(title, f"{SUBSCRIBE.path}?country={codes[0]}", ways)
