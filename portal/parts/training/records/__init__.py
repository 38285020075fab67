"""Records of courses and surveys."""

from portal.parts.training.records.course import Course
from portal.parts.training.records.survey import Survey

__all__ = ["Course", "Survey"]
