"""The organisations behind the network and what they made: partners, advisory board, deliverables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from portal.building.location import known
from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.frame.remark import Remark, proposal, remark_on
from portal.parts.about import linked_data
from portal.parts.about.addresses import ACCESSIBILITY, DELIVERABLES, PARTNERS, THANK_YOU
from portal.parts.about.member_mark import MarkFile, offered
from portal.parts.about.records import (
    Accessibility,
    AdvisoryBoard,
    AdvisoryMember,
    Deliverable,
    Partner,
)
from portal.parts.about.sections import ABOUT, BOARD
from portal.parts.network.records import Country
from portal.portal import Portal
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _


@dataclass(frozen=True)
class ListedPartner:
    """A partner in the list."""

    partner: Partner
    country: Country | None
    """The country whose hubs it coordinates."""
    successor: Partner | None
    """The partner that took over its work."""
    remark: Remark
    """The message that corrects it."""


@dataclass(frozen=True)
class ListedMember:
    """A member of the board in the list."""

    member: AdvisoryMember
    type: VocabularyTerm
    """What sort of organisation it is."""
    successor: AdvisoryMember | None
    """The member that took its place."""
    remark: Remark
    """The message that corrects it."""


@dataclass(frozen=True, kw_only=True)
class PartnersPage(Values):
    """The page of the partners."""

    template: ClassVar[str] = "pages/partners.html"

    partners: tuple[ListedPartner, ...]
    former: tuple[ListedPartner, ...]
    """Those that are partners no longer."""


@dataclass(frozen=True, kw_only=True)
class BoardPage(Values):
    """The page of the advisory board."""

    template: ClassVar[str] = "pages/board.html"

    board: AdvisoryBoard
    members: tuple[ListedMember, ...]
    former: tuple[ListedMember, ...]
    """Those that have left."""
    types: tuple[VocabularyTerm, ...]
    """The sorts of organisations that can be members."""
    answerable: str
    """Who answers for what the form collects: name and postal address; "" where nobody is named."""
    message: Remark
    """What an organisation writes that wants to join, or was a member."""
    marks: tuple[MarkFile, ...]
    """The files of the mark of members; none where none is offered."""


@dataclass(frozen=True, kw_only=True)
class ThankYouPage(Values):
    """The page that thanks those who wish to join the board."""

    template: ClassVar[str] = "pages/thank_you.html"

    board: AdvisoryBoard


@dataclass(frozen=True, kw_only=True)
class DeliverablesPage(Values):
    """The page of the deliverables."""

    template: ClassVar[str] = "pages/deliverables.html"

    deliverables: tuple[Deliverable, ...]


@dataclass(frozen=True, kw_only=True)
class AccessibilityPage(Values):
    """The accessibility statement."""

    template: ClassVar[str] = "pages/accessibility.html"

    statement: Accessibility


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """One page for each; the board has its own where there is such a record."""
    partners = tuple(portal.every(Partner).values())
    yield Page(
        path=PARTNERS,
        title=_("Partners"),
        description=_("The organisations of the consortium, and which hubs they coordinate."),
        written=True,
        values=PartnersPage(
            partners=tuple(_listed(portal, partner, site_url) for partner in partners if not partner.ended),
            former=tuple(_listed(portal, partner, site_url) for partner in partners if partner.ended),
        ),
        section=ABOUT,
        parents=(*root, (_("About the project"), ABOUT.path)),
        linked_data=linked_data.partners(portal, partners),
        holds=tuple(name for partner in partners for name in _called(partner)),
    )
    if (board := portal.optional(AdvisoryBoard)) is not None:
        yield from _board(portal, board, site_url, root)
    deliverables = tuple(portal.every(Deliverable).values())
    yield Page(
        path=DELIVERABLES,
        title=_("Deliverables and other results"),
        description=_("Reports, courses and other results of the project."),
        written=True,
        values=DeliverablesPage(deliverables=deliverables),
        section=ABOUT,
        parents=(*root, (_("About the project"), ABOUT.path)),
        linked_data=linked_data.deliverables(portal, deliverables),
        name=_("Deliverables"),
    )
    yield Page(
        path=ACCESSIBILITY,
        title=_("Accessibility statement"),
        description=_("How accessible this site is, and where to report a barrier."),
        written=True,
        values=AccessibilityPage(statement=portal.single(Accessibility)),
        section=ABOUT,
        parents=(*root, (_("About the project"), ABOUT.path)),
        linked_data=json_ld.web_page(_("Accessibility statement"), f"{site_url}{ACCESSIBILITY}"),
    )


def _called(partner: Partner) -> Iterator[str]:
    names = (partner.name, partner.short_name, partner.national_name, *partner.former_names)
    yield from (name for name in names if name)


def _listed(portal: Portal, partner: Partner, site_url: str) -> ListedPartner:
    country = portal.every(Country)[partner.hubs_in] if partner.hubs_in else None
    successor = portal.every(Partner)[partner.successor] if partner.successor else None
    return ListedPartner(partner, country, successor, remark_on(portal, partner, partner.path, known(site_url)))


def _member(portal: Portal, member: AdvisoryMember, site_url: str) -> ListedMember:
    successor = portal.every(AdvisoryMember).get(member.successor or "")
    made = remark_on(portal, member, member.path, known(site_url))
    return ListedMember(member, portal.term("advisory_types", member.type), successor, made)


def _board(portal: Portal, board: AdvisoryBoard, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """The page of the board; a page that thanks only while it is open to new members."""
    yield Page(
        path=BOARD.path,
        title=_("Advisory board"),
        description=_("What the advisory board is, and who is a member."),
        written=True,
        values=BoardPage(
            board=board,
            members=tuple(
                _member(portal, member, site_url)
                for member in portal.every(AdvisoryMember).values()
                if not member.ended
            ),
            former=tuple(
                _member(portal, member, site_url) for member in portal.every(AdvisoryMember).values() if member.ended
            ),
            types=tuple(portal.vocabularies["advisory_types"].values()),
            answerable=board.answerable(portal.operator),
            message=proposal(portal, AdvisoryMember, _("an advisory member"), "advisory-member"),
            marks=offered(portal),
        ),
        section=BOARD,
        parents=root,
        linked_data=linked_data.board(portal, board, site_url),
    )
    if board.open:
        yield Page(
            path=THANK_YOU,
            title=_("Thank you"),
            description=_("Your answers have reached us, and this is what happens next."),
            values=ThankYouPage(board=board),
            section=BOARD,
            parents=(*root, (_("Advisory board"), BOARD.path)),
            linked_data=linked_data.board(portal, board, site_url),
            searched=False,
        )
