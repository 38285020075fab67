"""The pages of the forms: /contribute/school/ and so on, one for each kind of record that readers hand in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from portal.frame import json_ld
from portal.frame.addresses import fields_page, form_page
from portal.frame.page import Page
from portal.frame.remark import Remark, proposal
from portal.parts.about.sections import CONTRIBUTE
from portal.parts.contribute.asked import AskedField, Option, asked, grouped, lists
from portal.parts.contribute.judging import Described, rules_of
from portal.parts.contribute.known import NamedRecords
from portal.parts.making import Making
from portal.portal import Portal
from portal.records.kind import Kind
from portal.records.values import Values
from portal.words.language import _

THANK_YOU = "contribute/thank-you/"
"""The page that follows when a form was sent to the host; it is there only where that is switched on."""
STYLES = ("styles/contribute.css",)


@dataclass(frozen=True, kw_only=True)
class FormPage(Values):
    """A form for one record."""

    template: ClassVar[str] = "pages/form.html"
    kind: Kind
    title: str
    address: str
    explained: str
    """Address of the page that explains each field, below the site's root."""
    needed: tuple[AskedField, ...]
    groups: tuple[tuple[str, tuple[AskedField, ...]], ...]
    """What need not be answered, by the title of its group."""
    suggestions: tuple[tuple[str, tuple[Option, ...]], ...]
    """What can be typed, by the name of the list."""
    mailbox: str | None
    """Where to send it; None where nobody is named who would read it."""
    remark: Remark
    """The same questions as a message, for those without scripts."""
    sent_to_host: bool


@dataclass(frozen=True, kw_only=True)
class FormThanksPage(Values):
    """What is said to those who sent a form."""

    template: ClassVar[str] = "pages/form_thanks.html"
    mailbox: str | None


def proposed(portal: Portal) -> tuple[Kind, ...]:
    """The kinds of records that readers hand in."""
    return tuple(kind for kind in portal.kinds if kind.proposed is not None)


def described(portal: Portal) -> dict[str, Described]:
    """The rules of each of them, by its name."""
    return {kind.name: rules_of(kind.model) for kind in proposed(portal)}


def sent_to_host(portal: Portal) -> bool:
    """True where the operator has switched on that the host takes what is sent."""
    return portal.operator is not None and portal.operator.forms == "netlify"


def pages(making: Making) -> Iterator[Page]:
    """A form for each kind, and the page after one was sent where the host takes them."""
    portal = making.portal
    known, rules = NamedRecords(portal), portal.view(described)
    parents = (*making.home, (_("Contribute"), CONTRIBUTE.path))
    mailbox = portal.operator.contact.email if portal.operator is not None else None
    for kind in proposed(portal):
        what = _(kind.proposed or kind.name)
        fields = asked(rules[kind.name], known, portal.as_of.isoformat())
        title = _("Add or correct: %(what)s") % {"what": what}
        address = form_page(kind.name)
        yield Page(
            path=address,
            title=title,
            name=what,
            description=_("A form that checks what you write. No account is needed."),
            values=FormPage(
                kind=kind,
                title=title,
                address=address,
                explained=fields_page(kind.name),
                needed=tuple(one for one in fields if one.needed),
                groups=grouped(fields),
                suggestions=tuple(
                    (name, tuple(Option(id, label) for id, label in known.labels(name).items()))
                    for name in sorted(lists(fields))
                ),
                mailbox=mailbox,
                remark=proposal(portal, kind.model, what, f"new-{kind.name.replace(' ', '-')}"),
                sent_to_host=sent_to_host(portal),
            ),
            section=CONTRIBUTE,
            parents=parents,
            linked_data=json_ld.web_page(title, f"{making.url}{address}"),
            own_styles=STYLES,
            searched=False,
        )
    if sent_to_host(portal):
        title = _("Thank you for what you sent")
        yield Page(
            path=THANK_YOU,
            title=title,
            description=_("What you wrote in the form has arrived."),
            values=FormThanksPage(mailbox=mailbox),
            section=CONTRIBUTE,
            parents=parents,
            linked_data=json_ld.web_page(title, f"{making.url}{THANK_YOU}"),
            searched=False,
        )
