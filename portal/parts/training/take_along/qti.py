"""Quizzes as QTI 1.2.1, in the profile of Common Cartridge (IMS CC 1.3 Implementation, section 4.10; the same in 1.1).

The profile knows single choice, multiple choice, and true or false, but neither order nor matching. A question of
these types becomes several of single choice, one for each place or pair, which together weigh as much as any other
question. They can be answered in every learning platform; but there, a part of the points is given for a part that is
right, while the portal gives the point for the whole only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import lcm
from typing import ClassVar, Literal

from portal.frame.templates import Templates
from portal.parts.training import quizzes
from portal.parts.training.records.quiz import Question, Quiz
from portal.parts.training.take_along import quiz_text
from portal.parts.training.take_along.volume import Volume
from portal.records.values import Values
from portal.words.language import _

Profile = Literal["cc.multiple_choice.v0p1", "cc.multiple_response.v0p1", "cc.true_false.v0p1"]
_SINGLE: Profile = "cc.multiple_choice.v0p1"
_MULTIPLE: Profile = "cc.multiple_response.v0p1"
_TRUE_FALSE: Profile = "cc.true_false.v0p1"
_LEAST_TO_CHOOSE = 3
"""Answers that a question of single choice must have (rule 4d of the profile's schema)."""
_HEAVIEST = 99
"""The highest weight there is (rule 2c)."""


@dataclass(frozen=True)
class QtiChoice:
    """An answer to choose."""

    ident: str
    """Name within its item."""
    text: str
    right: bool
    feedback: str | None = None
    """The feedback to those who choose it."""


@dataclass(frozen=True)
class QtiItem:
    """A question as the profile has it."""

    ident: str
    title: str
    profile: Profile
    weight: int
    question: str
    choices: tuple[QtiChoice, ...]
    line: str | None = None
    """What is asked about in this part of the question, where it has several."""
    ask: str | None = None
    """What is asked about it."""
    feedback: str | None = None
    """The feedback to everybody, after the answer."""

    @property
    def multiple(self) -> bool:
        """True if several answers can be chosen."""
        return self.profile == _MULTIPLE


@dataclass(frozen=True, kw_only=True)
class Assessment(Values):
    """A quiz in the profile."""

    template: ClassVar[str] = "cartridge/assessment.xml.jinja"
    quiz: Quiz
    items: tuple[QtiItem, ...]
    rule: str
    """When the quiz is passed, and how its parts count."""
    language: str
    mark: str
    """That of the version of Common Cartridge, like v1p3."""


def assessment(templates: Templates, volume: Volume, quiz: Quiz, mark: str) -> str:
    """The quiz as an XML file. ``mark`` is that of the version of Common Cartridge, like v1p3.

    No field of the profile can hold the pass mark, so the instructions say it.
    """
    values = Assessment(
        quiz=quiz, items=items(volume, quiz), rule=_rule(volume, quiz), language=volume.language, mark=mark
    )
    return templates.filled(values)


def _rule(volume: Volume, quiz: Quiz) -> str:
    said = []
    if (mark := volume.course.pass_mark) is not None:
        said.append(_("You pass with %(mark)s %% of the points.") % {"mark": mark})
    said.append(_("You can take the quiz as often as you like."))
    if any(_parts(question) > 1 for question in quiz.questions):
        said.append(_("A question about order or pairs has several parts."))
        said.append(_("Together they count as much as another one."))
    return " ".join(said)


def items(volume: Volume, quiz: Quiz) -> tuple[QtiItem, ...]:
    """The quiz's questions in the profile; the weights of the items of a question add up to the same for each."""
    whole = min(_HEAVIEST, lcm(*(_parts(question) for question in quiz.questions)))
    return tuple(
        item
        for number, question in enumerate(quiz.questions, 1)
        for item in _items(volume, quiz, question, number, whole)
    )


def shares(whole: int, parts: int) -> tuple[int, ...]:
    """``whole`` in so many parts, as equal as whole numbers can be."""
    least, rest = divmod(whole, parts)
    return tuple(least + (part < rest) for part in range(parts))


def _parts(question: Question) -> int:
    return len(question.order or question.pairs) or 1


def _items(volume: Volume, quiz: Quiz, question: Question, number: int, whole: int) -> Iterator[QtiItem]:
    named = _("Question %(number)s") % {"number": number}
    afterwards = quiz_text.afterwards(volume, question)
    if question.answers:
        choices = _answers(quiz, question)
        profile = _profile(question, choices)
        yield QtiItem(question.id, named, profile, whole, question.question, choices, feedback=afterwards)
        return
    offered = quizzes.listed(quiz, question)
    asked = _asked(question)
    for part, ((line, ask, right), weight) in enumerate(zip(asked, shares(whole, len(asked)), strict=True), 1):
        choices = tuple(QtiChoice(_ident(quiz, question, text), text, text == right) for text in offered)
        title = _("%(question)s, part %(part)s of %(count)s") % {"question": named, "part": part, "count": len(asked)}
        yield QtiItem(
            f"{question.id}-{quizzes.key(quiz.id, question.id, line) if line is not None else part}",
            title,
            _profile(question, choices),
            weight,
            question.question,
            choices,
            line,
            ask,
            # Shown once, when all parts are answered.
            afterwards if part == len(asked) else None,
        )


def _asked(question: Question) -> list[tuple[str | None, str, str]]:
    """Of each part: the line it is about, what is asked about it, and what is right."""
    if question.pairs:
        return [(pair.left, _("Which one matches?"), pair.right) for pair in question.pairs]
    count = len(question.order)
    return [
        (None, _("Which is number %(place)s of %(count)s?") % {"place": place, "count": count}, text)
        for place, text in enumerate(question.order, 1)
    ]


def _profile(question: Question, choices: tuple[QtiChoice, ...]) -> Profile:
    if question.type == "true-false":
        return _TRUE_FALSE
    if question.type == "multiple-choice" or len(choices) < _LEAST_TO_CHOOSE:
        return _MULTIPLE
    return _SINGLE


def _ident(quiz: Quiz, question: Question, text: str) -> str:
    """The name of an answer. It does not change with its place, so that what a platform has kept keeps its meaning."""
    return f"a-{quizzes.key(quiz.id, question.id, text)}"


def _answers(quiz: Quiz, question: Question) -> tuple[QtiChoice, ...]:
    idents = [_ident(quiz, question, answer.text) for answer in question.answers]
    if question.type == "true-false":
        # Platforms know the two answers by these names, and show words of their own for them.
        idents = ["false", "true"] if question.answers[0].text.casefold() == "false" else ["true", "false"]
    return tuple(
        QtiChoice(ident, answer.text, answer.right, answer.feedback)
        for ident, answer in zip(idents, question.answers, strict=True)
    )
