"""The records that partners write, one module per kind. The models are the schema."""

from portal.records.accessibility import Accessibility
from portal.records.advisory import AdvisoryBoard, AdvisoryMember
from portal.records.base import Addressed, Contact, Person, Place, Publication, Record
from portal.records.case_study import CaseStudy
from portal.records.cluster import Cluster
from portal.records.country import Country, Programme
from portal.records.course import Course
from portal.records.deliverable import Deliverable
from portal.records.event import Event
from portal.records.glossary import GlossaryTerm
from portal.records.guide import Guide
from portal.records.image import Image
from portal.records.licence import Licence
from portal.records.news import News
from portal.records.newsletter import Newsletter
from portal.records.open_data import OpenData
from portal.records.partner import Partner
from portal.records.policy_exchange import PolicyExchange
from portal.records.project import Project
from portal.records.resource import Resource
from portal.records.school import School
from portal.records.source import Source
from portal.records.survey import Survey
from portal.records.vocabulary import Match, VocabularyTerm

__all__ = [
    "Accessibility",
    "Addressed",
    "AdvisoryBoard",
    "AdvisoryMember",
    "CaseStudy",
    "Cluster",
    "Contact",
    "Country",
    "Course",
    "Deliverable",
    "Event",
    "GlossaryTerm",
    "Guide",
    "Image",
    "Licence",
    "Match",
    "News",
    "Newsletter",
    "OpenData",
    "Partner",
    "Person",
    "Place",
    "PolicyExchange",
    "Programme",
    "Project",
    "Publication",
    "Record",
    "Resource",
    "School",
    "Source",
    "Survey",
    "VocabularyTerm",
]
