"""A quiz on paper: the questions with room for answers, and the answers for the end of the book."""

from string import ascii_uppercase

from portal.documents.literal import bullets, joined, literal, table
from portal.parts.training import quizzes
from portal.parts.training.records.quiz import Answer, Question, Quiz
from portal.parts.training.take_along.volume import Volume
from portal.words.language import N_, _

_ASKS = {
    "single-choice": N_("One answer is right."),
    "true-false": N_("One answer is right."),
    "multiple-choice": N_("One answer or more can be right."),
    "ordering": N_("Number the lines from 1 on."),
    "matching": N_("Write a letter beside each line."),
}


def rule(volume: Volume, quiz: Quiz) -> str:
    """How points are counted and when the quiz is passed, as plain text."""
    said = f"{_('There is one point for each question.')} {_('You get it when your answer is wholly right.')}"
    mark = volume.course.pass_mark
    if mark is None:
        return said
    needed = {"mark": mark, "points": quizzes.needed(quiz, mark), "total": len(quiz.questions)}
    passed = _("You pass with %(mark)s %%, which is at least %(points)s of %(total)s points.") % needed
    return f"{said} {passed} {_('You can take the quiz as often as you like.')}"


def questions(volume: Volume, quiz: Quiz) -> str:
    """The questions, without anything that gives away the answers."""
    asked = [_asked(quiz, question, number) for number, question in enumerate(quiz.questions, 1)]
    return joined(rule(volume, quiz), _("The answers stand at the end."), *asked)


def answers(volume: Volume, quiz: Quiz) -> str:
    """The answers to all questions, each with its explanation."""
    return joined(*(_answered(volume, question, number) for number, question in enumerate(quiz.questions, 1)))


def _asked(quiz: Quiz, question: Question, number: int) -> str:
    first = f"{_title(question, number)} {_(_ASKS[question.type])}"
    if question.answers:
        return joined(first, bullets([f"☐ {literal(answer.text)}" for answer in question.answers]))
    listed = quizzes.listed(quiz, question)
    if question.order:
        return joined(first, table((_("Line"), _("Number")), [(literal(text), "") for text in listed]))
    pairs = [(literal(pair.left), "") for pair in question.pairs]
    letters = [f"**{letter}:** {literal(text)}" for letter, text in zip(ascii_uppercase, listed, strict=False)]
    return joined(first, table((_("Line"), _("Letter")), pairs), bullets(letters))


def _answered(volume: Volume, question: Question, number: int) -> str:
    lines = [_judged(answer) for answer in question.answers]
    if question.order:
        lines = [f"**{place}.** {literal(text)}" for place, text in enumerate(question.order, 1)]
    lines += [f"**{literal(pair.left)}** – {literal(pair.right)}" for pair in question.pairs]
    return joined(
        _title(question, number),
        bullets(lines),
        literal(afterwards(volume, question)),
    )


def _title(question: Question, number: int) -> str:
    return f"**{number}. {literal(question.question)}**"


def _judged(answer: Answer) -> str:
    judged = f"**{_('Right') if answer.right else _('Not right')}:** {literal(answer.text)}"
    # A hard break; the second line stays in the item of the list.
    return f"{judged}\\\n  {literal(answer.feedback)}" if answer.feedback else judged


def afterwards(volume: Volume, question: Question) -> str:
    """The explanation after a question, with the unit that teaches the answer, as plain text."""
    _module, unit = quizzes.taught_in(volume.course, question)
    more = _("Read more in unit %(number)s, “%(title)s”.") % {"number": unit.number, "title": unit.title}
    return " ".join(filter(None, (question.feedback, more)))
