"""The questions of a quiz on a page: their order, and the keys under which answers are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from portal.parts.training.records.course import Course, Module, Unit
from portal.parts.training.records.peer_review import Criterion
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


def kept_under(quiz: Quiz, question: Question) -> str:
    """What readers' devices keep the answer to a question under: its id and what it asks.

    Another statement, or another answer to choose from, gives another key, so that no answer is shown for what it was
    not given to. The order of the answers, which of them is right, and the feedback give none.
    """
    sides = [[pair.left for pair in question.pairs], [pair.right for pair in question.pairs]]
    offered = ([answer.text for answer in question.answers], question.order, *sides)
    asked = key(quiz.id, question.type, question.question, *("\n".join(("", *sorted(texts))) for texts in offered))
    return f"{question.id}:{asked}"


def version(course: Course, quiz: Quiz) -> str:
    """The version of a quiz in which it is passed: the same as long as its questions, what is right, and the mark are.

    Neither the order of questions and answers nor the feedback are a part of it.
    """
    return key(quiz.id, f"{course.pass_mark}", *sorted(_meant(quiz, question) for question in quiz.questions))


def _meant(quiz: Quiz, question: Question) -> str:
    answers = sorted((answer.text, answer.right) for answer in question.answers)
    pairs = sorted((pair.left, pair.right) for pair in question.pairs)
    return repr((kept_under(quiz, question), answers, question.order, pairs))


def criterion_key(module: Module, criterion: Criterion) -> str:
    """What the level of a row of a rubric is kept under: what is looked at, and what the levels look like."""
    return key(module.id, criterion.title, criterion.question or "", *criterion.levels)


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


def asked_about(course: Course, quiz: Quiz) -> tuple[tuple[Module, Unit], ...]:
    """The units that teach the answers, each with its module, in the order of the course."""
    ids = {question.unit for question in quiz.questions}
    return tuple((module, unit) for module in course.modules for unit in module.units if unit.id in ids)


def taught_in(course: Course, question: Question) -> tuple[Module, Unit]:
    """The unit that teaches the answer. Raises StopIteration where the course has no such unit."""
    return next((module, unit) for module in course.modules for unit in module.units if unit.id == question.unit)
