"""The organisations of the consortium."""

from typing import ClassVar, Literal

from pydantic import model_validator

from portal.parts.about.addresses import PARTNERS
from portal.records.base import Addressed
from portal.records.confirmed import Confirmable
from portal.records.fields import CountryCode, CountryRef, LanguageTag, Line, Markdown, PartnerRef, WebAddress
from portal.records.lasting import Lasting


class Partner(Confirmable, Addressed, Lasting):
    """An organisation of the consortium."""

    told_from: ClassVar[str] = "since"

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

    @model_validator(mode="after")
    def _succeeded_after_its_end(self) -> "Partner":
        if self.successor is not None and not self.ended:
            raise ValueError("has a successor and no end; add until, or state: ended and as_of")
        if self.name.casefold() in {former.casefold() for former in self.former_names}:
            raise ValueError("former_names has the name it has now; delete that entry, or correct it")
        return self

    @property
    def known_in(self) -> str | None:
        """Code of the country whose hubs it coordinates; that of its seat says nothing of who knows it."""
        return self.hubs_in

    @property
    def path(self) -> str:
        """Address of its place below the site's root."""
        return f"{PARTNERS}#partner-{self.id}"
