"""Where each record lives. Addresses never change once published (decisions/2026-11-22-what-was-published-stays.md)."""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any, Literal

from portal.parts.about.records import AdvisoryBoard, GlossaryTerm, Partner
from portal.parts.events.records import Event
from portal.parts.library.records import Resource
from portal.parts.mentoring.records import Guide
from portal.parts.network.records import Cluster, Country, School
from portal.parts.news.records import News, Newsletter
from portal.parts.stories.records import CaseStudy
from portal.parts.training.records import Course, Survey
from portal.parts.training.records.course import Module, Unit
from portal.records.base import Addressed

HOME = ""
NETWORK = "network/"
CASES = "cases/"
BOARD = "advisory-board/"
ABOUT = "about/"
PARTNERS = "about/partners/"
DELIVERABLES = "about/deliverables/"
ACCESSIBILITY = "about/accessibility/"
OPEN_DATA = "about/data/"
EMBEDS = "embed/"
EVENTS = "events/"
NEWS = "news/"
NEWSLETTER = "newsletter/"
LIBRARY = "library/"
FILES = "files/"
"""Files that contributors sent. Nothing else is there: ``portal/host/headers.py`` puts the folder in a sandbox."""
IMAGES = "images/"
"""Pictures that records name, likewise."""
TRAINING = "training/"
SUBSCRIBE = "subscribe/"
SEARCH = "search/"
EXCHANGE = "policy-exchange/"
GUIDE = "mentoring/"
GLOSSARY = "about/glossary/"
THANK_YOU = "advisory-board/thank-you/"
CONTACT = "about/contact/"
PRIVACY = "about/privacy/"
MAKING = "about/site/"
CONTRIBUTE = "contribute/"

FOLDERS = {
    "school": "schools/",
    "cluster": "hubs/",
    "country": "countries/",
    "case study": CASES,
    "resource": LIBRARY,
    "course": TRAINING,
    "event": EVENTS,
    "news item": NEWS,
    "newsletter": NEWSLETTER,
}
"""Folder of the pages of each kind that has a page per record."""

_FOLDER_OF: Mapping[type[Addressed], str] = {
    School: FOLDERS["school"],
    Cluster: FOLDERS["cluster"],
    Country: FOLDERS["country"],
    CaseStudy: FOLDERS["case study"],
    Resource: FOLDERS["resource"],
    Course: FOLDERS["course"],
    Event: FOLDERS["event"],
    News: FOLDERS["news item"],
    Newsletter: FOLDERS["newsletter"],
}


@singledispatch
def address(record: Any) -> str:
    """Path of the record's page below the site's root, without a leading slash, for example "hubs/hr-hub-1/"."""
    raise TypeError(f"{type(record).__name__} has no page")


@address.register
def _(record: Addressed) -> str:
    return f"{_FOLDER_OF[type(record)]}{record.id}/"


def news_archive(by: Literal["year", "country", "theme"], id: str) -> str:
    """Path of the archive of the news of a year, about a country or on a theme."""
    return f"{NEWS}{by}/{id}/"


def module_page(course: Course, module: Module) -> str:
    """Path of the page about a module of a course that is offered here."""
    return f"{address(course)}{module.id}/"


def unit_page(course: Course, module: Module, unit: Unit) -> str:
    """Path of the page of a unit, such as ".../module-1/1-3/"; the last unit of a module holds its quiz."""
    return f"{module_page(course, module)}{unit.number.replace('.', '-')}/"


def review_page(course: Course, module: Module) -> str:
    """Path of the page with the peer review of a module."""
    return f"{module_page(course, module)}peer-review/"


def print_page(course: Course, module: Module) -> str:
    """Path of the page with a whole module, to print or save."""
    return f"{module_page(course, module)}print/"


def guide_page(course: Course) -> str:
    """Path of the page with the guide for those who run a course with a group."""
    return f"{address(course)}guide/"


def survey_page(survey: Survey) -> str:
    """Path of the page of a survey."""
    return f"{TRAINING}{survey.course}/survey-{survey.when}/"


def thank_you_page(survey: Survey) -> str:
    """Path of the page that thanks for answers to a survey. It is there while the survey is open."""
    return f"{survey_page(survey)}thank-you/"


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
