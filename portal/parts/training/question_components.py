"""Components of quizzes and peer reviews that show more than their calls give: their values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from portal.frame.component import Filling
from portal.parts.training import quizzes
from portal.parts.training.addresses import unit_page
from portal.parts.training.records import Course
from portal.parts.training.records.course import Module, Unit
from portal.parts.training.records.peer_review import PeerReview
from portal.parts.training.records.quiz import Question, Quiz
from portal.parts.training.unit_references import told_review
from portal.portal import Portal
from portal.records.values import Values

Taught = tuple[Unit, str]
"""A unit and the address of its page below the site's root."""


@dataclass(frozen=True, kw_only=True)
class QuizForm(Values):
    """The quiz of a module."""

    template: ClassVar[str] = "components/quiz.html"
    course: Course
    quiz: Quiz
    needed: int
    """The least number of points with which it is passed."""
    version: str
    """The version in which it is passed."""
    units: tuple[Taught, ...]
    """The units that its questions ask about, in the order of the course."""


def quiz(_portal: Portal, course: Course, module: Module) -> QuizForm:
    """The quiz of the module, which has one, as its course has a mark."""
    assert module.quiz is not None
    assert course.pass_mark is not None
    units = tuple((unit, unit_page(course, place, unit)) for place, unit in quizzes.asked_about(course, module.quiz))
    return QuizForm(
        course=course,
        quiz=module.quiz,
        needed=quizzes.needed(module.quiz, course.pass_mark),
        version=quizzes.version(course, module.quiz),
        units=units,
    )


@dataclass(frozen=True, kw_only=True)
class QuestionFields(Values):
    """A question of a quiz."""

    template: ClassVar[str] = "components/question.html"
    quiz: Quiz
    question: Question
    number: int
    """Its place in the quiz, from 1."""
    kept_under: str
    """What the answer to it is kept under."""
    right: tuple[str, ...]
    """The values that a wholly right answer holds."""
    choices: tuple[quizzes.Choice, ...]
    lines: tuple[quizzes.Line, ...]
    """What is to be put in order or matched."""
    listed: tuple[str, ...]
    """What is to be matched with them, shuffled."""
    taught: Taught
    """The unit that teaches the answer."""


def question(_portal: Portal, course: Course, quiz: Quiz, question: Question, number: int) -> QuestionFields:
    """The question, with that number in the quiz."""
    return QuestionFields(
        quiz=quiz,
        question=question,
        number=number,
        kept_under=quizzes.kept_under(quiz, question),
        right=quizzes.right(quiz, question),
        choices=quizzes.choices(quiz, question),
        lines=() if question.answers else quizzes.lines(quiz, question),
        listed=quizzes.listed(quiz, question) if question.pairs else (),
        taught=_taught(course, question),
    )


@dataclass(frozen=True, kw_only=True)
class SolutionLines(Values):
    """The answer to a question."""

    template: ClassVar[str] = "components/solution.html"
    question: Question
    choices: tuple[quizzes.Choice, ...]


def solution(_portal: Portal, quiz: Quiz, question: Question) -> SolutionLines:
    """The answer, with all that is said about each choice."""
    return SolutionLines(question=question, choices=quizzes.choices(quiz, question))


@dataclass(frozen=True, kw_only=True)
class PrintedQuestions(Values):
    """The questions of a quiz with room to answer on paper."""

    template: ClassVar[str] = "components/printed_questions.html"
    questions: tuple[tuple[Question, tuple[str, ...]], ...]
    """Each with what is to be put in order or matched, shuffled; nothing where it has answers."""


def printed_questions(_portal: Portal, quiz: Quiz) -> PrintedQuestions:
    """The questions in their order."""
    return PrintedQuestions(
        questions=tuple((one, () if one.answers else quizzes.listed(quiz, one)) for one in quiz.questions)
    )


@dataclass(frozen=True, kw_only=True)
class ReviewSheet(Values):
    """Peer review after a module."""

    template: ClassVar[str] = "components/peer_review.html"
    course: Course
    module: Module
    review: PeerReview
    """The review as readers see it."""
    criterion_keys: Mapping[str, str]
    """Under which key the answer to each criterion is kept, by its title."""
    prompt_keys: Mapping[str, str]
    """Under which key the answer to each prompt is kept, by the prompt."""


def peer_review(portal: Portal, course: Course, module: Module) -> ReviewSheet:
    """The peer review of the module, which has one."""
    review = module.peer_review
    assert review is not None
    criteria = {criterion.title: quizzes.criterion_key(module, criterion) for criterion in review.criteria}
    prompts = {prompt: quizzes.key(module.id, "prompt", prompt) for prompt in review.prompts}
    return ReviewSheet(
        course=course,
        module=module,
        review=told_review(course, review, portal.texts),
        criterion_keys=criteria,
        prompt_keys=prompts,
    )


@dataclass(frozen=True, kw_only=True)
class ProgressBar(Values):
    """How much of a course, or of one of its modules, is marked as done."""

    template: ClassVar[str] = "components/progress_bar.html"
    course: Course
    module: Module | None
    versions: Mapping[str, str]
    """The version in which each quiz is passed, by the id of the quiz."""


def progress_bar(_portal: Portal, course: Course, module: Module | None = None) -> ProgressBar:
    """The bar of the module, or of the whole course."""
    quizzed = [one.quiz for one in course.modules if one.quiz is not None]
    versions = {quiz.id: quizzes.version(course, quiz) for quiz in quizzed}
    return ProgressBar(course=course, module=module, versions=versions)


def _taught(course: Course, question: Question) -> Taught:
    module, unit = quizzes.taught_in(course, question)
    return unit, unit_page(course, module, unit)


FILLINGS: tuple[Filling, ...] = (quiz, question, solution, printed_questions, peer_review, progress_bar)
"""What fills these components."""
