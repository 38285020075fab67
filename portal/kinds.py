"""The kinds of records: which model, which file. A new kind is one line here and one model."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import BaseModel

from portal.open_data.records import OpenData
from portal.parts.about.records import (
    Accessibility,
    AdvisoryBoard,
    AdvisoryMember,
    Deliverable,
    GlossaryTerm,
    Partner,
    PolicyExchange,
    Project,
    Source,
)
from portal.parts.events.records import Event
from portal.parts.library.records import Licence, Resource
from portal.parts.mentoring.records import Guide
from portal.parts.network.records import Cluster, Country, School
from portal.parts.news.records import News, Newsletter
from portal.parts.stories.records import CaseStudy
from portal.parts.training.records import Course, Survey
from portal.records.vocabulary import VocabularyTerm


@dataclass(frozen=True)
class Kind:
    """One kind of record."""

    name: str
    """Singular, as in references and messages."""
    stem: str
    """Path under ``data/`` without ending: ``schools`` stands for schools.yaml and for every schools/*.yaml."""
    model: type[BaseModel]
    single: bool = False
    """True where there is exactly one record."""
    most: int = 60_000
    """How many there can be. Fewer where pages list or name all of them."""

    @property
    def schema(self) -> str:
        """Name of the JSON Schema file."""
        return "vocabulary.schema.json" if self.vocabulary else f"{self.stem}.schema.json"

    @property
    def vocabulary(self) -> bool:
        """Whether the records are terms of a vocabulary."""
        return PurePosixPath(self.stem).parts[0] == "vocabularies"


VOCABULARIES = (
    "levels",
    "themes",
    "contexts",
    "approaches",
    "policy_challenges",
    "audiences",
    "resource_types",
    "advisory_types",
)

KINDS = (
    Kind("source", "sources", Source),
    Kind("licence", "licences", Licence, most=200),
    Kind("project", "project", Project, single=True),
    Kind("country", "countries", Country),
    Kind("partner", "partners", Partner, most=500),
    Kind("school", "schools", School),
    Kind("cluster", "clusters", Cluster),
    Kind("advisory board", "advisory_board", AdvisoryBoard, single=True),
    Kind("advisory member", "advisory_members", AdvisoryMember, most=2_000),
    Kind("case study", "case_studies", CaseStudy),
    Kind("resource", "resources", Resource),
    Kind("course", "courses", Course, most=200),
    Kind("survey", "surveys", Survey, most=200),
    Kind("event", "events", Event),
    Kind("news item", "news", News),
    Kind("newsletter", "newsletters", Newsletter, most=1_000),
    Kind("deliverable", "deliverables", Deliverable, most=2_000),
    Kind("policy exchange", "policy_exchange", PolicyExchange, single=True),
    Kind("accessibility statement", "accessibility", Accessibility, single=True),
    Kind("open data", "open_data", OpenData, single=True),
    Kind("guide", "guide", Guide, single=True),
    Kind("glossary term", "glossary", GlossaryTerm, most=1_000),
    *(Kind(name, f"vocabularies/{name}", VocabularyTerm, most=200) for name in VOCABULARIES),
)


def kind(name: str) -> Kind:
    """The kind of that name. Raises KeyError where there is none."""
    for candidate in KINDS:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
