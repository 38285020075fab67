"""Components about resources that show more than their calls give: their values."""

from dataclasses import dataclass
from typing import ClassVar

from portal.frame.component import Filling
from portal.parts.library.records import Resource
from portal.portal import Portal
from portal.records.licence import Licence
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm


@dataclass(frozen=True, kw_only=True)
class ResourceCard(Values):
    """A card of a resource."""

    template: ClassVar[str] = "components/resource_card.html"
    resource: Resource
    type: VocabularyTerm
    levels: tuple[VocabularyTerm, ...]
    licences: tuple[Licence, ...]


def resource_card(portal: Portal, resource: Resource) -> ResourceCard:
    """The card of the resource."""
    return ResourceCard(
        resource=resource,
        type=portal.term("resource_types", resource.type),
        levels=tuple(portal.term("levels", id) for id in resource.levels),
        licences=tuple(portal.licences[id] for id, _of in resource.licences),
    )


@dataclass(frozen=True, kw_only=True)
class OwnSheets(Values):
    """Sheets of our own."""

    template: ClassVar[str] = "components/own_sheets.html"
    sheets: tuple[tuple[Resource, VocabularyTerm], ...]
    """Each with the type that it is."""


def own_sheets(portal: Portal, resources: tuple[Resource, ...]) -> OwnSheets:
    """The sheets in the order in which they are given."""
    return OwnSheets(sheets=tuple((sheet, portal.term("resource_types", sheet.type)) for sheet in resources))


FILLINGS: tuple[Filling, ...] = (resource_card, own_sheets)
"""What fills these components."""
