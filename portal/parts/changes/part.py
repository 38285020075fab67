"""What changed, as a part of the site."""

from collections.abc import Iterator

from portal.parts.changes import pages
from portal.parts.changes.addresses import of_country
from portal.parts.changes.kinds import KINDS
from portal.parts.changes.sections import CHANGES
from portal.parts.part import Part
from portal.portal import Portal


def _moved(portal: Portal) -> Iterator[tuple[str, str]]:
    """The list of a country moves with the country."""
    for country in portal.places("country").values():
        for former in country.formerly:
            yield f"{of_country(former)}*", f"{of_country(country.id)}:splat"


PART = Part(
    name="changes",
    kinds=KINDS,
    sections=(CHANGES,),
    written=(CHANGES.path,),
    pages=lambda making: pages.pages(making.portal, making.url, making.home, making.channels),
    moved=_moved,
)
