"""The list of events: /events/, and /events/page-2/ and so on where one page would grow too long."""

from collections.abc import Iterator
from math import ceil

from portal import linked_data
from portal.addresses import EVENTS
from portal.language import _
from portal.pages.page import Crumb, Page
from portal.portal import Portal

EVENTS_A_PAGE = 60


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """All events, the latest first, at most EVENTS_A_PAGE a page."""
    events = portal.latest_events
    last = max(1, ceil(len(events) / EVENTS_A_PAGE))
    for number in range(1, last + 1):
        shown = events[(number - 1) * EVENTS_A_PAGE : number * EVENTS_A_PAGE]
        yield Page(
            path=path(number),
            title=_("Events") if number == 1 else _("Events, page %(number)d") % {"number": number},
            description=_(
                "Meetings, conferences, workshops and trainings of the network, the latest first, with sources."
            ),
            template="pages/events.html",
            values={"events": shown, "number": number, "pages": tuple(path(other) for other in range(1, last + 1))},
            parents=root if number == 1 else (*root, (_("Events"), EVENTS)),
            linked_data=linked_data.events(shown, f"{site_url}{path(number)}"),
        )


def path(number: int) -> str:
    """Address of a page of the list, counted from 1."""
    return EVENTS if number == 1 else f"{EVENTS}page-{number}/"
