"""The organisations of the consortium."""

from typing import Literal

from portal.parts.about.addresses import PARTNERS
from portal.records.base import Record
from portal.records.fields import CountryCode, CountryRef, LanguageTag, Line, Markdown, PartnerRef, WebAddress
from portal.records.lasting import Lasting


class Partner(Record, Lasting):
    """An organisation of the consortium."""

    name: Line
    """Name in English."""
    short_name: Line
    """Acronym or short name."""
    national_name: Line | None = None
    """Name in the national language."""
    national_language: LanguageTag | None = None
    """Language of the national name, as a two-letter code."""
    role: Literal["coordinator", "partner"]
    """Role in the project."""
    country: CountryCode
    """Country of the seat, as a two-letter code."""
    city: Line | None = None
    """City of the seat."""
    website: WebAddress | None = None
    """Home page."""
    hubs_in: CountryRef | None = None
    """Country whose hubs the organisation coordinates."""
    successor: PartnerRef | None = None
    """Partner that took over its work, where it was dissolved, merged or renamed."""
    former_names: tuple[Line, ...] = ()
    """Names it had before."""
    about: Markdown | None = None
    """What the organisation is and does here."""

    @property
    def path(self) -> str:
        """Address of its place below the site's root."""
        return f"{PARTNERS}#partner-{self.id}"
