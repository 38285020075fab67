"""Who runs the site and answers for it."""

from typing import Literal

from portal.records.base import Contact, Piece
from portal.records.fields import AuthorRef, Day, EmailAddress, Line, WebAddress


class ConfirmedContact(Piece):
    """The address to which readers write."""

    email: EmailAddress
    """An address of the organisation, not of a person."""
    confirmed: Day
    """Day on which somebody last saw that messages to it are read."""


class Controller(Piece):
    """Who decides what happens with personal data (GDPR, Article 13(1)(a))."""

    name: Line
    """Name of the organisation."""
    address: Line
    """Its postal address."""
    contact: EmailAddress
    """Where to write about personal data."""


class Host(Piece):
    """Who delivers the site, and so sees the addresses of its readers."""

    name: Line
    """Name of the company or organisation."""
    privacy: WebAddress
    """Address of its privacy notice."""


class MailingList(Piece):
    """A list by which readers hear by e-mail what is new. A provider keeps the addresses; this site sees none."""

    provider: Line
    """Name of who keeps the addresses."""
    sign_up: WebAddress
    """Page of the provider on which readers sign up. It asks them by e-mail whether they meant it."""
    privacy: WebAddress
    """Address of its privacy notice."""


class Operator(Piece):
    """The organisation that runs the site: it speaks on the pages, and answers for them."""

    organisation: AuthorRef
    """The organisation: the id of a partner, or a name."""
    address: Line
    """Its postal address, on one line."""
    contact: ConfirmedContact
    """Where readers write."""
    controller: Controller
    """Who is responsible for personal data; often the organisation itself."""
    host: Host
    """Who delivers the site."""
    editor: Contact
    """Who is responsible for the texts: a role, and a person only where they agreed."""
    forms: Literal["netlify", "none"] = "none"
    """Whether what readers write in the forms for contributions can be sent to the host: `netlify` where the host is
    Netlify and somebody reads what arrives there; else `none`, and readers send a file or a mail."""
    mailing_list: MailingList | None = None
    """How readers hear by e-mail what is new; left out where there is no such list."""

    @property
    def id(self) -> str:
        """The one operator is named by its kind."""
        return "operator"

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return "Operator of the site"
