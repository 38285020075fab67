"""What a reader can do next on the page of a school, hub or country."""

from collections.abc import Iterator

from portal.following.hearing import hear_more
from portal.frame.addresses import START
from portal.frame.next_step import NextStep
from portal.parts.about.addresses import PARTNERS
from portal.parts.library.holdings import Holdings
from portal.parts.library.sections import LIBRARY
from portal.parts.network.records import Cluster, Country, School
from portal.parts.network.sections import NETWORK
from portal.portal import Portal
from portal.words.language import _

SHEETS = 2
"""How many sheets of the library are named."""


def after_school(portal: Portal, school: School, hub: Cluster | None, country: Country) -> tuple[NextStep, ...]:
    """Its hub, whom to ask in its country, and a sheet about its themes."""
    return (
        *((NextStep(_("See the hub of the school"), hub.path, hub.name),) if hub is not None else ()),
        *_coordinator(portal, country),
        *_sheets(portal, (*school.themes, *(hub.themes if hub is not None else ()))),
        _start(),
    )


def after_hub(portal: Portal, hub: Cluster, country: Country) -> tuple[NextStep, ...]:
    """How to begin one like it, sheets about its themes, and whom to ask in its country."""
    return (
        NextStep(_("Start a hub like this one"), START, _("step by step, with sheets")),
        *_sheets(portal, hub.themes),
        *_coordinator(portal, country),
    )


def after_country(portal: Portal, country: Country) -> tuple[NextStep, ...]:
    """How to begin a hub there, whom to ask, other schools, and how to hear more."""
    return (
        _start(),
        *_coordinator(portal, country),
        NextStep(_("Find a hub or school"), f"{NETWORK.path}?country={country.id}", country.name),
        hear_more(portal, (country.id,)),
    )


def _start() -> NextStep:
    return NextStep(_("Start a hub of your own"), START, _("step by step, with sheets"))


def _coordinator(portal: Portal, country: Country) -> Iterator[NextStep]:
    id = country.coordinator.organisation
    if id is not None:
        title = _("Whom to ask in %(country)s") % {"country": country.phrase}
        yield NextStep(title, f"{PARTNERS}#partner-{id}", portal.organisation(id))


def _sheets(portal: Portal, themes: tuple[str, ...]) -> Iterator[NextStep]:
    found = portal.view(Holdings).sheets_about(themes)[:SHEETS]
    for sheet in found:
        yield NextStep(_("Use the sheet: %(title)s") % {"title": sheet.title}, sheet.path)
    if not found:
        yield NextStep(_("Take a sheet for your next meeting"), LIBRARY.path, _("to print, or to fill in"))
