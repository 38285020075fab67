"""The chapters of a volume, in order."""

from collections.abc import Iterator

from portal.documents import ManuscriptChapter
from portal.documents.literal import joined, literal
from portal.parts.training.records.course import Module
from portal.parts.training.take_along import quiz_text, unit_texts
from portal.parts.training.take_along.volume import Volume
from portal.words.language import _


def opening(volume: Volume) -> str:
    """The text before the first chapter, as Markdown."""
    if volume.module is None:
        return unit_texts.about_course(volume)
    return joined(literal(volume.edition), unit_texts.about_module(volume, volume.module))


def chapters(volume: Volume) -> tuple[ManuscriptChapter, ...]:
    """The chapters: in a course those of level 1 are its modules, in a module its units.

    The answers to quizzes come after all modules, so that nobody meets them on the way.
    """
    if volume.module is not None:
        return (*_taught(volume, volume.module, level=1), *_answers(volume, level=1))
    found: list[ManuscriptChapter] = []
    for module in volume.modules:
        found.append(ManuscriptChapter(volume.heading(module), unit_texts.about_module(volume, module)))
        found += _taught(volume, module, level=2)
    if answered := tuple(_answers(volume, level=2)):
        found += (ManuscriptChapter(_("Answers to the quizzes"), ""), *answered)
    if guide := unit_texts.guide(volume):
        found.append(ManuscriptChapter(_("Guide for those who lead a group"), guide))
    return tuple(found)


def _taught(volume: Volume, module: Module, level: int) -> Iterator[ManuscriptChapter]:
    for unit in module.units:
        yield ManuscriptChapter(unit_texts.unit_title(unit), unit_texts.unit(volume, unit), level)
    if module.quiz is not None:
        yield ManuscriptChapter(module.quiz.title, quiz_text.questions(volume, module.quiz), level)
    if module.peer_review is not None:
        yield ManuscriptChapter(_("Peer review"), unit_texts.review(volume, module.peer_review), level)


def _answers(volume: Volume, level: int) -> Iterator[ManuscriptChapter]:
    for module in volume.modules:
        if module.quiz is not None:
            title = _("Answers: %(quiz)s") % {"quiz": module.quiz.title}
            yield ManuscriptChapter(title, quiz_text.answers(volume, module.quiz), level)
