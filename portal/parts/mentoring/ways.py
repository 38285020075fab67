"""What the steps of the way to a hub lead to: units of the course, and whom to ask in each country."""

from dataclasses import dataclass

from portal.parts.about.records import Partner
from portal.parts.mentoring.records import HubPath, HubStep
from portal.parts.network.records import Country
from portal.parts.training.addresses import unit_page
from portal.parts.training.records import Course
from portal.parts.training.records.course import Unit
from portal.portal import Portal


def units_of(portal: Portal, path: HubPath, step: HubStep) -> tuple[tuple[Unit, str], ...]:
    """The units that the step names, each with the address of its page below the site's root, in the order of the
    course."""
    if path.course is None:
        return ()
    course = portal.every(Course)[path.course]
    return tuple(
        (unit, unit_page(course, module, unit))
        for module in course.modules
        for unit in module.units
        if unit.id in step.units
    )


@dataclass(frozen=True)
class Asked:
    """Whom to ask in a country."""

    country: Country
    partners: tuple[Partner, ...]
    """The organisations that coordinated its hubs, the one that its page names first; those that have ended are left
    out where another took over their work."""


def asked(portal: Portal) -> tuple[Asked, ...]:
    """Whom to ask in each country of the network."""
    return tuple(Asked(country, _partners(portal, country)) for country in portal.every(Country).values())


def _partners(portal: Portal, country: Country) -> tuple[Partner, ...]:
    partners = portal.every(Partner)
    named = [partners[country.coordinator.organisation]] if country.coordinator.organisation else []
    named += [partner for partner in partners.values() if partner.hubs_in == country.id]
    found = dict.fromkeys(partners[partner.successor] if partner.successor else partner for partner in named)
    return tuple(found)
