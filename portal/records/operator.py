"""Who runs the site and answers for it."""

from typing import Literal

from pydantic import Field

from portal.records.base import Contact, Piece
from portal.records.fields import AuthorRef, CountryRef, Day, EmailAddress, ForgeAccount, Line, WebAddress


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


class CountryReviewers(Piece):
    """Who reviews contributions about a country."""

    country: CountryRef
    """Id of the country."""
    reviewers: tuple[ForgeAccount, ...] = Field(min_length=1)
    """Teams or accounts on the forge; a team is better, because it outlasts its people."""


class Review(Piece):
    """Who looks at what is sent, and how long that takes."""

    by: Line
    """Who reviews, as readers should know it: a role or an organisation, no name of a person."""
    within: Line | None = None
    """How long it takes as a rule, like "ten working days"; left out where nobody promises it."""
    reviewers: tuple[ForgeAccount, ...] = ()
    """Teams or accounts on the forge that are asked about everything."""
    by_country: tuple[CountryReviewers, ...] = ()
    """Those that are asked about the files of a country instead."""


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
    review: Review | None = None
    """Who looks at what is sent, and how long that takes; left out where nobody has settled it."""
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
