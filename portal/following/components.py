"""Components with which readers follow something: their values."""

from dataclasses import dataclass
from typing import ClassVar

from portal.following.follow_line import Follow
from portal.frame.component import Filling
from portal.portal import Portal
from portal.records.operator import MailingList
from portal.records.values import Values


@dataclass(frozen=True, kw_only=True)
class FollowLine(Values):
    """The ways to hear what is new of a place or section: by e-mail where there is a list, by calendar, as a feed."""

    template: ClassVar[str] = "components/follow.html"
    follow: Follow
    mailing: MailingList | None


def follow(portal: Portal, follow: Follow) -> FollowLine:
    """The ways to follow what ``follow`` says."""
    return FollowLine(follow=follow, mailing=_list(portal))


@dataclass(frozen=True, kw_only=True)
class ByMail(Values):
    """How to hear by e-mail what is new, or what there is instead of a list."""

    template: ClassVar[str] = "components/by_mail.html"
    mailing: MailingList | None


def by_mail(portal: Portal) -> ByMail:
    """The list of the operator, where there is one."""
    return ByMail(mailing=_list(portal))


def _list(portal: Portal) -> MailingList | None:
    return portal.operator.mailing_list if portal.operator is not None else None


FILLINGS: tuple[Filling, ...] = (follow, by_mail)
"""What fills these components."""
