"""Components that say who runs the site, on the page of contacts and in the privacy notice: their values."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from portal.frame.component import Filling
from portal.parts.about.addresses import CONTACT
from portal.portal import Portal
from portal.records.operator import Operator
from portal.records.values import Values
from portal.words.when import long_date

ANCHOR = "who-runs-this-site"
"""Id of the heading on the page of contacts below which it says who runs the site."""


@dataclass(frozen=True, kw_only=True)
class ContactAddress(Values):
    """Where to write, and whether that is known to be read."""

    template: ClassVar[str] = "components/contact_address.html"
    email: str
    confirmed: str | None
    """The day on which it was; None where nobody has."""


def contact_address(portal: Portal) -> ContactAddress:
    """The address of the operator, or of the project."""
    operator = portal.operator
    return ContactAddress(email=portal.email, confirmed=long_date(operator.contact.confirmed) if operator else None)


@dataclass(frozen=True, kw_only=True)
class OperatorFacts(Values):
    """Who runs the site, or that nobody has been named."""

    template: ClassVar[str] = "components/who_runs_this.html"
    operator: Operator | None
    organisation: str
    """Name of the organisation; "" where nobody is named."""
    editor_at: str
    """Name of the organisation of the editor; "" where it is not said."""
    person: str | None
    """Name of the editor, while they agree."""
    person_until: date | None
    """The last day on which they do; None where none is known."""


def who_runs_this(portal: Portal) -> OperatorFacts:
    """What the record of the operator says."""
    operator = portal.operator
    if operator is None:
        return OperatorFacts(operator=None, organisation="", editor_at="", person=None, person_until=None)
    editor = operator.editor.person
    return OperatorFacts(
        operator=operator,
        organisation=portal.organisation(operator.organisation),
        editor_at=portal.organisation(operator.editor.organisation or ""),
        person=portal.person_of(operator.editor),
        person_until=editor.consent.last_day if editor is not None else None,
    )


@dataclass(frozen=True, kw_only=True)
class ControllerFacts(Values):
    """Who is responsible for personal data, or where it says that nobody has been named."""

    template: ClassVar[str] = "components/controller.html"
    operator: Operator | None
    elsewhere: str
    """Address below the site's root of the place that says who runs the site."""


def controller(portal: Portal) -> ControllerFacts:
    """The controller whom the record of the operator names."""
    return ControllerFacts(operator=portal.operator, elsewhere=f"{CONTACT}#{ANCHOR}")


@dataclass(frozen=True, kw_only=True)
class HostFacts(Values):
    """Who delivers the site; nothing where that is not known."""

    template: ClassVar[str] = "components/host_of_site.html"
    operator: Operator | None


def host_of_site(portal: Portal) -> HostFacts:
    """The host whom the record of the operator names."""
    return HostFacts(operator=portal.operator)


FILLINGS: tuple[Filling, ...] = (contact_address, who_runs_this, controller, host_of_site)
"""What fills these components."""
