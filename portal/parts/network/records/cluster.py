"""The clusters, called hubs on the site: one mentor school and its mentee schools."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from portal.records.base import Addressed, Piece, Place, Retired, Sourced
from portal.records.confirmed import Confirmable
from portal.records.fields import (
    Approach,
    Context,
    CountryRef,
    Day,
    Levels,
    Line,
    Markdown,
    PolicyChallenge,
    Theme,
    When,
    Whole,
)
from portal.records.image import Image
from portal.records.lasting import Lasting
from portal.records.waiver import Waiver

Role = Literal["mentor", "mentee", "not-stated"]


class Other(Piece):
    """A member of a hub whose name is not published, of which a source says something."""

    role: Role = "not-stated"
    """Role in the hub; `not-stated` where the sources do not say."""
    place: Place | None = None
    """Where the member is, if at least that is known."""
    levels: Levels = ()
    """School levels, as far as a source says."""
    note: Line | None = None
    """What else is known, in a sentence."""


class Agreement(Sourced):
    """What allows a hub to have schools of several countries."""

    text: Line
    """What was agreed, and between whom."""
    agreed: When | None = None
    """When, as exactly as a source says."""


_AT_SCHOOL = (
    'write it in the record of the school, "memberships:" with "- hub: ..." and "role: {role}" below it, '
    "and delete it here"
)


class Cluster(Confirmable, Addressed, Lasting):
    """A hub: one mentor school and its mentee schools, which learn from each other."""

    folder: ClassVar[str | None] = "hubs/"
    retired: ClassVar[Mapping[str, Retired]] = {
        "mentor": Retired(_AT_SCHOOL.format(role="mentor")),
        "mentees": Retired(_AT_SCHOOL.format(role="mentee")),
        "role_not_stated": Retired(_AT_SCHOOL.format(role="not-stated")),
        "implied": Retired(
            'write it in the membership of the school, "certainty: implied" and what the sources do say under "why:", '
            "and delete it here"
        ),
        "unnamed": Retired(
            "members without a name are counted by the program, from the plan and the schools that name this hub; "
            'delete it, and where a source says the town or level of such a member, write that under "others:"'
        ),
    }

    name: Line
    """Name as readers know it."""
    country: CountryRef
    """Country of its schools, or the one whose hub it is by `agreement`."""
    levels: Levels = ()
    """School levels of the hub, as far as a source says; `all` only where a source says all."""
    others: tuple[Other, ...] = ()
    """Members whose name is not published, of which a source says anything, for example the town: an entry for each.
    The rest are counted from the plan."""
    levels_of_others: Levels = ()
    """School levels of every member whose name is not published, where a source says them of all."""
    themes: tuple[Theme, ...] = ()
    """What the hub works on."""
    contexts: tuple[Context, ...] = ()
    """Circumstances its schools work in."""
    approaches: tuple[Approach, ...] = ()
    """How the hub is organised."""
    policy_challenges: tuple[PolicyChallenge, ...] = ()
    """Policy challenges it takes up."""
    place: Place | None = None
    """The hub's region or centre, where its mentor school has no place."""
    profile: Markdown | None = None
    """What is known of the hub, in our own words."""
    image: Image | None = None
    """A picture of the hub or its work, with the agreement of whom it shows."""
    published: Day | None = None
    """Day on which the hub was made public; only then is it named among what is new."""
    agreement: Agreement | None = None
    """Only for a hub that has schools of another country, too: what allows it."""
    size: Whole | None = Field(None, ge=2, le=100)
    """How many schools it has, named or not, where that is another number than planned. It needs a `waiver`."""
    waiver: Waiver | None = None
    """Only for a hub that rightly has another shape than one mentor and the planned mentees."""

    @property
    def known_in(self) -> str | None:
        """Code of the country whose coordinator knows it."""
        return self.country
