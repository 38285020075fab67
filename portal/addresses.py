"""Where each record lives. Addresses never change once published (see ARCHITECTURE.md)."""

from functools import singledispatch
from typing import Any, Literal

from portal.records import (
    Addressed,
    AdvisoryBoard,
    CaseStudy,
    Cluster,
    Country,
    Event,
    GlossaryTerm,
    Guide,
    News,
    Newsletter,
    Partner,
    School,
)

HOME = ""
NETWORK = "network/"
CASES = "cases/"
BOARD = "advisory-board/"
ABOUT = "about/"
PARTNERS = "about/partners/"
DELIVERABLES = "about/deliverables/"
ACCESSIBILITY = "about/accessibility/"
EVENTS = "events/"
NEWS = "news/"
NEWSLETTER = "newsletter/"
SUBSCRIBE = "subscribe/"
EXCHANGE = "policy-exchange/"
GUIDE = "mentoring/"
GLOSSARY = "about/glossary/"
THANK_YOU = "advisory-board/thank-you/"

FOLDERS = {
    "school": "schools/",
    "cluster": "hubs/",
    "country": "countries/",
    "case study": CASES,
    "event": EVENTS,
    "news item": NEWS,
    "newsletter": NEWSLETTER,
}
"""Folder of the pages of each kind that has a page per record."""


@singledispatch
def address(record: Any) -> str:
    """Path of the record's page below the site's root, without a leading slash, for example "hubs/hr-hub-1/"."""
    raise TypeError(f"{type(record).__name__} has no page")


@address.register
def _(record: School) -> str:
    return f"{FOLDERS['school']}{record.id}/"


@address.register
def _(record: Cluster) -> str:
    return f"{FOLDERS['cluster']}{record.id}/"


@address.register
def _(record: Country) -> str:
    return f"{FOLDERS['country']}{record.id}/"


@address.register
def _(record: CaseStudy) -> str:
    return f"{FOLDERS['case study']}{record.id}/"


@address.register
def _(record: Event) -> str:
    return f"{EVENTS}{record.id}/"


@address.register
def _(record: News) -> str:
    return f"{NEWS}{record.id}/"


@address.register
def _(record: Newsletter) -> str:
    return f"{NEWSLETTER}{record.id}/"


def news_archive(by: Literal["year", "country", "theme"], id: str) -> str:
    """Path of the archive of the news of a year, about a country or on a theme."""
    return f"{NEWS}{by}/{id}/"


def first_address(record: Addressed) -> str:
    """The address at which the record was first published. It leads on to the present one and never changes."""
    folder = address(record).removesuffix(f"{record.id}/")
    return f"{folder}{record.formerly[0] if record.formerly else record.id}/"


@address.register
def _(record: AdvisoryBoard) -> str:
    return BOARD


@address.register
def _(record: Partner) -> str:
    return f"{PARTNERS}#partner-{record.id}"


@address.register
def _(record: Guide) -> str:
    return GUIDE


@address.register
def _(record: GlossaryTerm) -> str:
    return f"{GLOSSARY}#term-{record.id}"
