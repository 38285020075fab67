"""The kinds of records of the project, those who carry it, and what it refers to."""

from portal.parts.about.records import (
    Accessibility,
    AdvisoryBoard,
    AdvisoryMember,
    Deliverable,
    GlossaryTerm,
    OldAddress,
    Partner,
)
from portal.parts.about.sections import BOARD
from portal.records.kind import Apart, Kind, Tables
from portal.records.operator import Operator
from portal.records.project import Project
from portal.records.search_words import SearchWords
from portal.records.source import Source
from portal.words.collation import Order, order


def _coordinator_first(partner: Partner, _tables: Tables) -> tuple[bool, Order]:
    return partner.role != "coordinator", order(partner.name)


def _by_name(member: AdvisoryMember, _tables: Tables) -> Order:
    return order(member.name)


KINDS = (
    Kind(name="source", stem="sources", model=Source, quoted=("title", "publisher", "url")),
    Kind(
        name="project",
        stem="project",
        model=Project,
        single=True,
        quoted=("funding.statement", "funding.disclaimer"),
        drawn=("acronym", "name", "headline"),
    ),
    Kind(
        name="partner",
        stem="partners",
        model=Partner,
        listed=_coordinator_first,
        most=500,
        apart=Apart(Apart.one_of_them("name"), field="name", unique=True),
        quoted=("name",),
    ),
    Kind(name="advisory board", stem="advisory_board", model=AdvisoryBoard, single=True, optional=True, section=BOARD),
    Kind(name="advisory member", stem="advisory_members", model=AdvisoryMember, most=2_000, listed=_by_name),
    Kind(name="deliverable", stem="deliverables", model=Deliverable, most=2_000),
    Kind(name="operator", stem="operator", model=Operator, single=True, optional=True),
    Kind(name="accessibility statement", stem="accessibility", model=Accessibility, single=True),
    Kind(name="old address", stem="old_addresses", model=OldAddress, most=2_000),
    Kind(name="search", stem="search", model=SearchWords, single=True, optional=True),
    Kind(name="glossary term", stem="glossary", model=GlossaryTerm, most=1_000),
)
