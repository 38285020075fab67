"""How much each criterion counts when schools are matched."""

from typing import Annotated

from pydantic import Field

from portal.records.base import Sourced
from portal.records.fields import Whole

Weight = Annotated[Whole, Field(ge=0, le=100_000)]


class MatchingRules(Sourced):
    """How much each criterion counts: what a network values, not what science has found. Points are added where the
    mentor fits, taken away where it does not, and neither where nobody has said it."""

    needs: Weight
    """Points where the mentor offers all that the school needs; in part where it offers some of it."""
    challenge: Weight
    """Points where the two share a policy challenge."""
    context: Weight
    """Points where the two work in the same circumstances."""
    approach: Weight
    """Points where the two want to work in the same way."""
    visits: Weight
    """Points where both plan visits, or both work online only."""
    distance: Weight
    """Points where the two are near each other; they count only where visits are planned."""
    far: Annotated[Whole, Field(ge=1, le=20_000)]
    """Kilometres from which on a school is as far away as can be."""
    mentors_needed: Annotated[Whole, Field(ge=1, le=1_000)] = 10
    """How many mentors must have given a profile before pages propose any."""

    @property
    def id(self) -> str:
        """The one record is named by its kind."""
        return "matching"

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return "Matching"
