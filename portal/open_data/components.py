"""Components about open data that show more than their calls give: their values."""

from dataclasses import dataclass
from typing import ClassVar

from portal.frame.addresses import OPEN_DATA
from portal.frame.component import Filling
from portal.open_data.catalogue import Catalogue
from portal.open_data.records import OpenData
from portal.portal import Portal
from portal.records.licence import Licence
from portal.records.project import Project
from portal.records.values import Values


@dataclass(frozen=True, kw_only=True)
class DataTerms(Values):
    """What may be done with the files for programs, and how to cite them."""

    template: ClassVar[str] = "components/data_terms.html"
    terms: OpenData
    project: Project
    licence: Licence
    """The licence of the project's own words."""
    catalogue: Catalogue
    address: str
    """Whole address of the page about the files."""


def data_terms(portal: Portal, catalogue: Catalogue, site_url: str) -> DataTerms:
    """The terms of the files; ``site_url`` is the whole address of the home page."""
    return DataTerms(
        terms=portal.single(OpenData),
        project=portal.project,
        licence=portal.licences[portal.project.licence],
        catalogue=catalogue,
        address=f"{site_url}{OPEN_DATA}",
    )


FILLINGS: tuple[Filling, ...] = (data_terms,)
"""What fills these components."""
