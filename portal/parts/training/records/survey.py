"""Surveys: what a course asks before it begins and after it has ended."""

from typing import Literal

from pydantic import Field, model_validator

from portal.records.base import Piece, Record
from portal.records.fields import CourseRef, Id, Line, Markdown


class SurveyQuestion(Piece):
    """A question of a survey."""

    id: Id
    """Name of the field."""
    text: Line
    """The question."""
    type: Literal["scale", "single-choice", "multiple-choice", "open"]
    """`scale` from 1 to 5, a choice of `options`, or `open` for words."""
    options: tuple[Line, ...] = ()
    """The options to choose from; for a scale the words at 1 and at 5."""

    @model_validator(mode="after")
    def _fits_its_type(self) -> "SurveyQuestion":
        if self.type == "open" and self.options:
            raise ValueError(f"({self.id}) is an open question and has options; delete them")
        if self.type == "scale" and len(self.options) != 2:
            raise ValueError(f"({self.id}) is a scale and needs two options; give the words at 1 and at 5")
        if self.type.endswith("choice") and len(self.options) < 2:
            raise ValueError(f"({self.id}) has fewer than two options; add what there is to choose from")
        return self


class Survey(Record):
    """A survey before or after a course. It is anonymous and asks nothing about persons."""

    course: CourseRef
    """The course it belongs to."""
    when: Literal["before", "after"]
    """When it is answered: before the course or after it."""
    title: Line
    """Title."""
    intro: Markdown
    """The introduction for those who answer."""
    purpose: Line
    """What the answers are used for."""
    retention: Line
    """How long they are kept, and what happens then."""
    open: bool = False
    """True if it can be answered online; if false, it is a page to print."""
    questions: tuple[SurveyQuestion, ...] = Field(min_length=1)
    """The questions."""
