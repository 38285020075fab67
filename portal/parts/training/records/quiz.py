"""Quizzes: questions of several types, each with its answers."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, field_validator, model_validator

from portal.problem import shortened
from portal.records.base import Piece
from portal.records.fields import Id, Line, is_id

QuestionType = Literal["single-choice", "multiple-choice", "true-false", "ordering", "matching"]


UNIT_NUMBER = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{1,3}")
"""A unit as pages number it; no reference, because the number changes when a unit is inserted."""


def _unit(value: str) -> str:
    # A number is explained by a check, which knows the units of the course.
    if not is_id(value) and not UNIT_NUMBER.fullmatch(value):
        raise ValueError(f'"{shortened(value)}" is not the id of a unit; write it as it stands under id: of the unit')
    return value


UnitRef = Annotated[Line, AfterValidator(_unit)]


class Answer(Piece):
    """One answer to choose."""

    text: Line
    """The answer."""
    right: bool = False
    """True if it is a correct answer."""
    feedback: Line | None = None
    """Feedback for a learner who chose it."""


class Pair(Piece):
    """Two things that belong together."""

    left: Line
    """What is given."""
    right: Line
    """What belongs to it, and to nothing else of the question."""


class Question(Piece):
    """A question of a quiz."""

    id: Id
    """Name within its quiz, never changed or reused."""
    type: QuestionType
    """What sort of question it is."""
    question: Line
    """The question."""
    objectives: tuple[Id, ...] = Field(min_length=1)
    """Objectives of the module that it assesses."""
    unit: UnitRef
    """Id of the unit that teaches the answer; the hint after a wrong answer leads there."""
    answers: tuple[Answer, ...] = ()
    """The answers to choose from, for single choice, multiple choice, and true or false."""
    order: tuple[Line, ...] = ()
    """The items in their right order, for ordering."""
    pairs: tuple[Pair, ...] = ()
    """What belongs together, for matching."""
    feedback: Line | None = None
    """Feedback for all learners, after they answered."""

    @model_validator(mode="after")
    def _fits_its_type(self) -> "Question":
        right = sum(answer.right for answer in self.answers)
        needed = {"ordering": "order", "matching": "pairs"}.get(self.type, "answers")
        given = [name for name in ("answers", "order", "pairs") if getattr(self, name)]
        if given != [needed]:
            raise ValueError(
                f"({self.id}) is a question of the type {self.type}; it needs {needed}, and nothing else to choose from"
            )
        if len(getattr(self, needed)) < 2:
            raise ValueError(f"({self.id}) has one entry under {needed}; there must be two at least, add one")
        if needed != "answers":
            return self
        if right == 0:
            raise ValueError(f"({self.id}) has no right answer; add right: true to the answer that is right")
        if right > 1 and self.type != "multiple-choice":
            raise ValueError(
                f"({self.id}) has {right} right answers, and the type {self.type} has one; make it multiple-choice"
            )
        if self.type == "true-false" and len(self.answers) != 2:
            raise ValueError(
                f"({self.id}) has {len(self.answers)} answers, and the type true-false has two; correct them"
            )
        return self

    @field_validator("answers")
    @classmethod
    def _different(cls, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        if len({answer.text for answer in answers}) < len(answers):
            raise ValueError("has an answer twice; make them differ")
        return answers

    @field_validator("order")
    @classmethod
    def _once(cls, items: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(items)) < len(items):
            raise ValueError("has an item twice; make them differ")
        return items

    @field_validator("pairs")
    @classmethod
    def _clear(cls, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
        if len({pair.left for pair in pairs}) < len(pairs) or len({pair.right for pair in pairs}) < len(pairs):
            raise ValueError("has an entry twice; each must belong to one other only")
        return pairs


class Quiz(Piece):
    """The quiz at the end of a module."""

    id: Id
    """Permanent name, used once in all courses: what readers did in the quiz is kept under it."""
    title: Line
    """Title."""
    questions: tuple[Question, ...] = Field(min_length=1)
    """The questions."""

    @field_validator("questions")
    @classmethod
    def _told_apart(cls, questions: tuple[Question, ...]) -> tuple[Question, ...]:
        seen: set[str] = set()
        for question in questions:
            if question.id in seen:
                raise ValueError(f'has two questions with the id "{question.id}"; give one another')
            seen.add(question.id)
        return questions
