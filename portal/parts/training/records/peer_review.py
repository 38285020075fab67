"""Peer review: how colleagues look at each other's work in a course."""

from pydantic import Field, model_validator

from portal.records.base import Piece
from portal.records.fields import Line, Markdown, Whole


class ReviewStep(Piece):
    """A step of a protocol."""

    title: Line | None = None
    """The step in a word or two."""
    text: Line
    """What is done."""
    minutes: Whole = Field(ge=1, le=1_000)
    """Time for it, in minutes."""


class Criterion(Piece):
    """A row of a rubric."""

    title: Line
    """What is looked at."""
    question: Line | None = None
    """What reviewers ask themselves."""
    levels: tuple[Line, ...] = Field(min_length=2, max_length=6)
    """What it looks like at each level, in the order of the rubric's levels."""


class PeerReview(Piece):
    """How colleagues look at each other's work."""

    product: Line
    """What is reviewed."""
    intro: Markdown
    """What it is for and how it goes."""
    steps: tuple[ReviewStep, ...] = Field(min_length=1)
    """The steps, in order."""
    rules: tuple[Line, ...] = ()
    """Ground rules."""
    levels: tuple[Line, ...] = Field(min_length=2, max_length=6)
    """Names of the rubric's levels, the lowest first."""
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    """The rubric."""
    prompts: tuple[Line, ...] = Field(min_length=1)
    """What reviewers write, each as the beginning of a sentence or a question."""

    @model_validator(mode="after")
    def _is_whole(self) -> "PeerReview":
        for criterion in self.criteria:
            if len(criterion.levels) != len(self.levels):
                found = f"{len(criterion.levels)} descriptions for {len(self.levels)} levels"
                raise ValueError(f'(criterion "{criterion.title}") has {found}; write one for each')
        titles = [criterion.title for criterion in self.criteria]
        if len(set(titles)) < len(titles) or len(set(self.prompts)) < len(self.prompts):
            raise ValueError("has two criteria or two prompts that are the same; what is filled in would be mixed")
        return self
