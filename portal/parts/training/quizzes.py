"""The questions of a quiz on a page: their order, and the keys under which answers are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from portal.parts.training.records.course import Course, Module, Unit
from portal.parts.training.records.quiz import Question, Quiz


@dataclass(frozen=True)
class Choice:
    """Something to choose in a question."""

    value: str
    """What is kept when it is chosen."""
    text: str
    """What it says."""
    right: bool
    """True if a correct answer includes it."""
    feedback: str | None
    """The feedback to a learner who chose it."""


@dataclass(frozen=True)
class Line:
    """An item to place in order, or something to which another belongs, with all that can be chosen for it."""

    key: str
    """Key of the line within its question."""
    text: str
    """What it says."""
    choices: tuple[Choice, ...]
    """What can be chosen for it; one of them is right."""


def key(*names: str) -> str:
    """A short key for a text within what the other names say.

    Answers are kept under it on readers' devices: it does not change with the place of the text, and a text that is
    written anew has another, so that no answer is ever kept for something else.
    """
    return sha256("\n".join(names).encode()).hexdigest()[:8]


def choices(quiz: Quiz, question: Question) -> tuple[Choice, ...]:
    """The answers of a question that has answers, in their order."""
    return tuple(
        Choice(key(quiz.id, question.id, answer.text), answer.text, answer.right, answer.feedback)
        for answer in question.answers
    )


def lines(quiz: Quiz, question: Question) -> tuple[Line, ...]:
    """What is to be put in order or matched: for items the places from 1, for pairs the right sides from A."""
    if question.order:
        places = [str(place) for place in range(1, len(question.order) + 1)]
        right = dict(zip(question.order, places, strict=True))
        texts, offered = listed(quiz, question), {place: place for place in places}
    else:
        right = {pair.left: pair.right for pair in question.pairs}
        texts, offered = tuple(right), {text: key(quiz.id, question.id, text) for text in listed(quiz, question)}
    made = []
    for text in texts:
        own = key(quiz.id, question.id, text)
        made.append(
            Line(own, text, tuple(Choice(f"{own}:{end}", to, right[text] == to, None) for to, end in offered.items()))
        )
    return tuple(made)


def listed(quiz: Quiz, question: Question) -> tuple[str, ...]:
    """The items of a question about order, or the right sides of its pairs, shuffled: the same way at each build, and
    never in the right order."""
    right = question.order or tuple(pair.right for pair in question.pairs)
    mixed = tuple(sorted(right, key=lambda text: key(quiz.id, question.id, "order", text)))
    return mixed if mixed != right else (*mixed[1:], mixed[0])


def right(quiz: Quiz, question: Question) -> tuple[str, ...]:
    """The values that a wholly right answer holds, and no other."""
    offered: Iterable[Choice] = choices(quiz, question)
    if not question.answers:
        offered = (choice for line in lines(quiz, question) for choice in line.choices)
    return tuple(choice.value for choice in offered if choice.right)


def needed(quiz: Quiz, mark: int) -> int:
    """The least number of points with which the quiz is passed at a mark of so many per cent."""
    return -(-mark * len(quiz.questions) // 100)


def taught_in(course: Course, question: Question) -> tuple[Module, Unit]:
    """The unit that teaches the answer. Raises StopIteration where the course has no such unit."""
    return next((module, unit) for module in course.modules for unit in module.units if unit.number == question.unit)
