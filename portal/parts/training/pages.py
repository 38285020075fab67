"""Training: the courses /training/, a page for each, and the pages of those that can be followed here."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.frame.page import Crumb, Page
from portal.parts.training import linked_data
from portal.parts.training.addresses import (
    guide_page,
    module_page,
    print_page,
    review_page,
    survey_page,
    thank_you_page,
    unit_page,
)
from portal.parts.training.records import Course, Survey
from portal.parts.training.records.course import Module, Unit
from portal.parts.training.sections import TRAINING
from portal.parts.training.take_along import CourseDownloads
from portal.portal import Portal
from portal.words.language import _

_STATES = ("open", "planned", "archived")


@dataclass(frozen=True)
class Lesson:
    """A unit in its course."""

    module: Module
    unit: Unit
    path: str
    """Address of its page."""

    @property
    def title(self) -> str:
        """Number and title."""
        return f"{self.unit.number} {self.unit.title}"


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...], course_files: CourseDownloads) -> Iterator[Page]:
    """The catalogue, and all pages of every course. ``course_files`` are those of a course or one of its modules."""
    courses = tuple(sorted(portal.courses.values(), key=lambda course: _STATES.index(course.state)))
    yield Page(
        path=TRAINING.path,
        title=_("Training"),
        description=_("Training"),
        written=True,
        template="pages/training.html",
        values={"courses": courses, "result_sources": {course.id: _result_sources(course) for course in courses}},
        section=TRAINING,
        parents=root,
        linked_data=linked_data.courses(portal, site_url),
        changed=max((course.changed for course in courses), default=None),
    )
    for course in courses:
        surveys = tuple(survey for survey in portal.surveys.values() if survey.course == course.id)
        above = (*root, (_("Training"), TRAINING.path))
        yield _course(portal, course, surveys, course_files, site_url, above)
        above = (*above, (course.title, course.path))
        if course.offered:
            yield from _modules(portal, course, course_files, site_url, above)
        if course.guide is not None:
            yield _guide(portal, course, course.guide, site_url, above)
        for survey in surveys:
            yield from _survey(portal, course, survey, site_url, above)


def lessons(course: Course) -> tuple[Lesson, ...]:
    """The units of a course that is offered here, in order."""
    return tuple(
        Lesson(module, unit, unit_page(course, module, unit)) for module in course.modules for unit in module.units
    )


def _result_sources(course: Course) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for result in course.results for id in result.sources))


def _course(
    portal: Portal,
    course: Course,
    surveys: tuple[Survey, ...],
    course_files: CourseDownloads,
    site_url: str,
    above: tuple[Crumb, ...],
) -> Page:
    return Page(
        path=course.path,
        title=_("Course: %(title)s") % {"title": course.title},
        description=course.summary,
        template="pages/course.html",
        values={
            "course": course,
            "licence": portal.licences[course.licence],
            "intro": portal.texts[course.intro] if course.intro is not None else None,
            "result_sources": _result_sources(course),
            "surveys": surveys,
            "downloads": course_files(course, None),
        },
        section=TRAINING,
        parents=above,
        linked_data=linked_data.course(portal, course, site_url),
        record=course,
        name=course.title,
        changed=course.changed,
    )


def _modules(
    portal: Portal, course: Course, course_files: CourseDownloads, site_url: str, above: tuple[Crumb, ...]
) -> Iterator[Page]:
    every = lessons(course)
    for place, module in enumerate(course.modules, start=1):
        own = tuple(lesson for lesson in every if lesson.module is module)
        words = {"number": place, "title": module.title, "course": course.title}
        name = _("Module %(number)d: %(title)s") % words
        path = module_page(course, module)
        about = linked_data.module(portal, course, module, site_url)
        values = {
            "course": course,
            "module": module,
            "number": place,
            "lessons": own,
            "licence": portal.licences[course.licence],
        }
        yield Page(
            path=path,
            title=_("%(name)s – %(course)s") % {"name": name, "course": course.title},
            description=_("Module %(number)d of the course “%(course)s”: what you learn, its units and its quiz.")
            % words,
            template="pages/module.html",
            values={**values, "downloads": course_files(course, module)},
            section=TRAINING,
            parents=above,
            linked_data=about,
            name=name,
            changed=course.changed,
        )
        below = (*above, (name, path))
        for lesson in own:
            yield _unit(portal, course, lesson, every, place, site_url, below)
        yield Page(
            path=print_page(course, module),
            title=_("%(name)s, to print – %(course)s") % {"name": name, "course": course.title},
            description=_("All of module %(number)d of the course “%(course)s” on one page, to print or save.") % words,
            template="pages/module_print.html",
            values={**values, "texts": portal.texts, "url": f"{site_url}{path}"},
            section=TRAINING,
            parents=below,
            linked_data=about,
            name=_("The whole module"),
            searched=False,
            changed=course.changed,
        )
        if module.peer_review is not None:
            title = _("Peer review of module %(number)d – %(course)s") % words
            yield Page(
                path=review_page(course, module),
                title=title,
                description=_("How colleagues look at what came of module %(number)d of the course “%(course)s”.")
                % words,
                template="pages/peer_review.html",
                values={**values, "review": module.peer_review},
                section=TRAINING,
                parents=below,
                linked_data=linked_data.companion(portal, course, title, review_page(course, module), site_url),
                name=_("Peer review"),
                changed=course.changed,
            )


def _unit(
    portal: Portal,
    course: Course,
    lesson: Lesson,
    every: tuple[Lesson, ...],
    number: int,
    site_url: str,
    above: tuple[Crumb, ...],
) -> Page:
    index, unit = every.index(lesson), lesson.unit
    own = tuple(other for other in every if other.module is lesson.module)
    words = {"title": lesson.title, "course": course.title}
    return Page(
        path=lesson.path,
        title=_("%(title)s – %(course)s") % words,
        description=_("Unit %(title)s of the course “%(course)s”, with an activity for a team.") % words,
        template="pages/unit.html",
        values={
            "course": course,
            "module": lesson.module,
            "number": number,
            "unit": unit,
            "text": portal.texts[unit.text] if unit.text is not None else "",
            "lessons": own,
            "place": own.index(lesson) + 1,
            "quiz": lesson.module.quiz if unit is lesson.module.units[-1] else None,
            "resources": tuple(portal.resources[id] for id in unit.resources),
            "before": every[index - 1] if index else None,
            "after": every[index + 1] if index + 1 < len(every) else None,
        },
        section=TRAINING,
        parents=above,
        linked_data=linked_data.unit(portal, course, lesson.module, unit, site_url),
        name=lesson.title,
        changed=course.changed,
    )


def _guide(portal: Portal, course: Course, text: str, site_url: str, above: tuple[Crumb, ...]) -> Page:
    title = _("Facilitator’s guide – %(course)s") % {"course": course.title}
    return Page(
        path=guide_page(course),
        title=title,
        description=_("How to lead a group through the course “%(course)s”, week by week.") % {"course": course.title},
        template="pages/course_guide.html",
        values={"course": course, "text": portal.texts[text], "licence": portal.licences[course.licence]},
        section=TRAINING,
        parents=above,
        linked_data=linked_data.companion(portal, course, title, guide_page(course), site_url),
        name=_("Facilitator’s guide"),
        changed=course.changed,
    )


def _survey(portal: Portal, course: Course, survey: Survey, site_url: str, above: tuple[Crumb, ...]) -> Iterator[Page]:
    """The survey; a page that thanks only while it is open."""
    words = {"title": survey.title, "course": course.title}
    title = _("Survey: %(title)s – %(course)s") % words
    name = _("Survey: %(title)s") % words
    about = linked_data.companion(portal, course, title, survey_page(survey), site_url)
    yield Page(
        path=survey_page(survey),
        title=title,
        description=_("An anonymous survey of the course “%(course)s”: its questions, to print or to answer.") % words,
        template="pages/survey.html",
        values={"course": course, "survey": survey, "thanks": thank_you_page(survey)},
        section=TRAINING,
        parents=above,
        linked_data=about,
        record=survey,
        name=name,
        searched=False,
        changed=course.changed,
    )
    if survey.open:
        yield Page(
            path=thank_you_page(survey),
            title=_("Thank you: %(title)s – %(course)s") % words,
            description=_("Your answers to the survey of the course “%(course)s” have reached us.") % words,
            template="pages/survey_thanks.html",
            values={"course": course, "survey": survey},
            section=TRAINING,
            parents=(*above, (name, survey_page(survey))),
            linked_data=about,
            name=_("Thank you"),
            searched=False,
            changed=course.changed,
        )
