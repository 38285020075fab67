"""The exchange between those who make policy."""

from pydantic import Field

from portal.records.base import Piece, Sourced
from portal.records.fields import EmailAddress, Line, Markdown, WebAddress, When
from portal.records.lasting import Lasting


class Participant(Piece):
    """A group that takes part."""

    name: Line
    """Name of the group."""
    text: Line
    """Who they are, in a sentence."""


class Post(Piece):
    """An article about the exchange."""

    title: Line
    """Title, or what it is about."""
    url: WebAddress
    """Where to read it."""
    date: When | None = None
    """When it appeared, or when what it reports took place."""
    summary: Line
    """What it says, in one or two sentences."""


class PolicyExchange(Sourced, Lasting):
    """What the policy exchange is and who takes part."""

    about: Markdown
    """What it is for and how it works."""
    participants: tuple[Participant, ...] = Field(min_length=1)
    """Who takes part."""
    joining: Markdown
    """How to take part now."""
    email: EmailAddress
    """Where to write."""
    posts: tuple[Post, ...] = ()
    """Articles, newest first."""

    @property
    def id(self) -> str:
        """The one exchange is named by its kind."""
        return "policy-exchange"

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return "Policy exchange"
