"""Components about stories that show more than their calls give: their values."""

from dataclasses import dataclass
from typing import ClassVar

from portal.frame.component import Filling
from portal.parts.network.records import Country
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.values import Values


@dataclass(frozen=True, kw_only=True)
class CaseCard(Values):
    """A card of a story."""

    template: ClassVar[str] = "components/case_card.html"
    case: CaseStudy
    country: Country


def case_card(portal: Portal, case: CaseStudy) -> CaseCard:
    """The card of the story."""
    return CaseCard(case=case, country=portal.every(Country)[case.country])


FILLINGS: tuple[Filling, ...] = (case_card,)
"""What fills these components."""
