"""The organisations behind the network: /about/partners/ and /advisory-board/."""

from collections.abc import Iterator

from portal import linked_data
from portal.addresses import ABOUT, BOARD, PARTNERS
from portal.language import _
from portal.pages.page import Crumb, Page
from portal.portal import Portal


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """The page of the partners and the page of the advisory board."""
    partners = tuple(portal.partners.values())
    yield Page(
        path=PARTNERS,
        title=_("Partners"),
        description=_("The %(count)d organisations of the consortium, what they are and which hubs they coordinate.")
        % {"count": len(partners)},
        template="pages/partners.html",
        values={"partners": partners},
        parents=(*root, (_("About"), ABOUT)),
        linked_data=linked_data.partners(partners, site_url),
    )
    yield Page(
        path=BOARD,
        title=_("Advisory board"),
        description=_("What the advisory board is, who can be a member, what members gain, and who they are."),
        template="pages/board.html",
        values={
            "board": portal.board,
            "members": tuple(portal.advisory_members.values()),
            "types": list(portal.vocabularies["advisory_types"].values()),
        },
        parents=root,
        linked_data=linked_data.board(portal, site_url),
    )
