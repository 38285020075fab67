"""The organisations behind the network and what they made: partners, advisory board, policy exchange, deliverables."""

from collections.abc import Iterator

from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.parts.about import linked_data
from portal.parts.about.addresses import ACCESSIBILITY, DELIVERABLES, PARTNERS, THANK_YOU
from portal.parts.about.records import AdvisoryBoard, PolicyExchange
from portal.parts.about.sections import ABOUT, BOARD, EXCHANGE
from portal.parts.events import linked_data as event_data
from portal.portal import Portal
from portal.words.language import _


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """One page for each; the board and the policy exchange have theirs where there is such a record."""
    partners = tuple(portal.partners.values())
    yield Page(
        path=PARTNERS,
        title=_("Partners"),
        description=_("The organisations of the consortium, and which hubs they coordinate."),
        written=True,
        template="pages/partners.html",
        values={"partners": partners},
        section=ABOUT,
        parents=(*root, (_("About the project"), ABOUT.path)),
        linked_data=linked_data.partners(partners, site_url),
    )
    if portal.board is not None:
        yield from _board(portal, portal.board, site_url, root)
    if portal.policy_exchange is not None:
        yield _exchange(portal, portal.policy_exchange, site_url, root)
    deliverables = tuple(portal.deliverables.values())
    yield Page(
        path=DELIVERABLES,
        title=_("Deliverables and other results"),
        description=_("Reports, courses and other results of the project."),
        written=True,
        template="pages/deliverables.html",
        values={"deliverables": deliverables},
        section=ABOUT,
        parents=(*root, (_("About the project"), ABOUT.path)),
        linked_data=linked_data.deliverables(deliverables, site_url),
        name=_("Deliverables"),
    )
    yield Page(
        path=ACCESSIBILITY,
        title=_("Accessibility statement"),
        description=_("How accessible this site is, and where to report a barrier."),
        written=True,
        template="pages/accessibility.html",
        values={"statement": portal.accessibility},
        section=ABOUT,
        parents=(*root, (_("About the project"), ABOUT.path)),
        linked_data=json_ld.web_page(_("Accessibility statement"), f"{site_url}{ACCESSIBILITY}"),
    )


def _board(portal: Portal, board: AdvisoryBoard, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """The page of the board; a page that thanks only while it is open to new members."""
    yield Page(
        path=BOARD.path,
        title=_("Advisory board"),
        description=_("What the advisory board is, and who is a member."),
        written=True,
        template="pages/board.html",
        values={
            "board": board,
            "members": tuple(portal.advisory_members.values()),
            "types": list(portal.vocabularies["advisory_types"].values()),
        },
        section=BOARD,
        parents=root,
        linked_data=linked_data.board(portal, board, site_url),
    )
    if board.open:
        yield Page(
            path=THANK_YOU,
            title=_("Thank you"),
            description=_("Your answers have reached us, and this is what happens next."),
            template="pages/thank_you.html",
            values={"board": board},
            section=BOARD,
            parents=(*root, (_("Advisory board"), BOARD.path)),
            linked_data=linked_data.board(portal, board, site_url),
            searched=False,
        )


def _exchange(portal: Portal, exchange: PolicyExchange, site_url: str, root: tuple[Crumb, ...]) -> Page:
    return Page(
        path=EXCHANGE.path,
        title=_("Policy exchange"),
        description=_("Where those who make education policy learn from each other."),
        written=True,
        template="pages/exchange.html",
        values={"exchange": exchange, "meetings": portal.policy_meetings[:60]},
        section=EXCHANGE,
        parents=root,
        linked_data=event_data.events(portal.policy_meetings[:60], site_url),
        feeds=("feeds/events",),
    )
