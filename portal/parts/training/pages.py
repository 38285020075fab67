"""Training: the courses /training/, a page for each, and the pages of those that can be followed here."""

from collections.abc import Iterator

from portal.frame import json_ld
from portal.frame.addresses import START
from portal.frame.next_step import NextStep
from portal.frame.page import Crumb, Page
from portal.parts.library.records import Resource
from portal.parts.library.sections import LIBRARY
from portal.parts.training import linked_data
from portal.parts.training.addresses import (
    guide_page,
    print_page,
    survey_page,
    thank_you_page,
)
from portal.parts.training.outline import CourseModule, Lesson, outline
from portal.parts.training.records import Course, Survey
from portal.parts.training.records.course import Unit
from portal.parts.training.sections import TRAINING
from portal.parts.training.take_along import CourseDownloads
from portal.parts.training.unit_references import told, told_review
from portal.parts.training.values import (
    CourseGuidePage,
    CoursePage,
    ModulePage,
    ModulePrintPage,
    PeerReviewPage,
    PrintedUnit,
    SurveyPage,
    SurveyThanksPage,
    TrainingPage,
    UnitPage,
)
from portal.portal import Portal
from portal.records.base import Citation
from portal.words.language import _

_STATES = ("open", "planned", "archived")


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...], course_files: CourseDownloads) -> Iterator[Page]:
    """The catalogue, and all pages of every course. ``course_files`` are those of a course or one of its modules."""
    courses = tuple(sorted(portal.every(Course).values(), key=lambda course: _STATES.index(course.state)))
    yield Page(
        path=TRAINING.path,
        title=_("Training"),
        description=_("Courses on mentoring between schools."),
        written=True,
        values=TrainingPage(courses=courses, result_sources={course.id: _result_sources(course) for course in courses}),
        section=TRAINING,
        parents=root,
        linked_data=linked_data.courses(portal, site_url),
        changed=max((course.changed for course in courses), default=None),
    )
    for course in courses:
        surveys = tuple(survey for survey in portal.every(Survey).values() if survey.course == course.id)
        above = (*root, (_("Training"), TRAINING.path))
        yield _course(portal, course, surveys, course_files, site_url, above)
        above = (*above, (course.title, course.path))
        if course.offered:
            yield from _modules(portal, course, course_files, site_url, above)
        if course.guide is not None:
            yield _guide(portal, course, course.guide, site_url, above)
        for survey in surveys:
            yield from _survey(portal, course, survey, site_url, above)


def _result_sources(course: Course) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for result in course.results for citation in result.sources))


def _guide_path(course: Course) -> str | None:
    return guide_page(course) if course.guide is not None else None


def _text(portal: Portal, course: Course, name: str | None) -> str:
    return told(course, portal.texts[name], portal.texts) if name is not None else ""


def _activity(portal: Portal, course: Course, unit: Unit) -> str | None:
    return told(course, unit.activity, portal.texts) if unit.activity is not None else None


def _resources(portal: Portal, unit: Unit) -> tuple[Resource, ...]:
    return tuple(portal.every(Resource)[id] for id in unit.resources)


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
        values=CoursePage(
            course=course,
            licence=portal.licences[course.licence],
            intro=_text(portal, course, course.intro) or None,
            result_sources=_result_sources(course),
            reviewed=tuple(one for one in outline(course) if one.review_path is not None),
            guide_path=_guide_path(course),
            surveys=tuple((survey, survey_page(survey)) for survey in surveys),
            downloads=course_files(course, None),
        ),
        section=TRAINING,
        parents=above,
        linked_data=linked_data.course(portal, course, site_url),
        record=course,
        name=course.title,
        changed=course.changed,
        next_steps=(
            NextStep(_("Start a hub"), START, _("step by step, with sheets")),
            NextStep(_("Take a sheet for your next meeting"), LIBRARY.path, _("to print, or to fill in")),
        ),
    )


def _modules(
    portal: Portal, course: Course, course_files: CourseDownloads, site_url: str, above: tuple[Crumb, ...]
) -> Iterator[Page]:
    modules = outline(course)
    every = tuple(lesson for one in modules for lesson in one.lessons)
    licence = portal.licences[course.licence]
    for one in modules:
        module = one.module
        words = {"number": one.number, "title": module.title, "course": course.title}
        name = _("Module %(number)d: %(title)s") % words
        about = linked_data.module(portal, course, module, site_url)
        yield Page(
            path=one.path,
            title=_("%(name)s – %(course)s") % {"name": name, "course": course.title},
            description=_("Module %(number)d of the course “%(course)s”: what you learn, its units and its quiz.")
            % words,
            values=ModulePage(
                course=course,
                module=module,
                number=one.number,
                lessons=one.lessons,
                print_path=print_page(course, module),
                review_path=one.review_path,
                guide_path=_guide_path(course),
                licence=licence,
                downloads=course_files(course, module),
            ),
            section=TRAINING,
            parents=above,
            linked_data=about,
            part=("module", module.id, module.title),
            name=name,
            changed=course.changed,
        )
        below = (*above, (name, one.path))
        for lesson in one.lessons:
            yield _unit(portal, course, one, lesson, every, site_url, below)
        yield Page(
            path=print_page(course, module),
            title=_("%(name)s, to print – %(course)s") % {"name": name, "course": course.title},
            description=_("All of module %(number)d of the course “%(course)s” on one page, to print or save.") % words,
            values=ModulePrintPage(
                course=course,
                module=module,
                number=one.number,
                numbers={unit.id: unit.number for unit in course.units},
                units=tuple(
                    PrintedUnit(
                        unit,
                        _text(portal, course, unit.text),
                        _activity(portal, course, unit),
                        _resources(portal, unit),
                    )
                    for unit in module.units
                ),
                module_path=one.path,
                url=f"{site_url}{one.path}",
                licence=licence,
            ),
            section=TRAINING,
            parents=below,
            linked_data=json_ld.web_page(name, f"{site_url}{print_page(course, module)}"),
            part=("module to print", module.id, module.title),
            name=_("The whole module"),
            searched=False,
            changed=course.changed,
        )
        if module.peer_review is not None and one.review_path is not None:
            title = _("Peer review of module %(number)d – %(course)s") % words
            yield Page(
                path=one.review_path,
                title=title,
                description=_("How colleagues look at what came of module %(number)d of the course “%(course)s”.")
                % words,
                values=PeerReviewPage(
                    course=course,
                    module=module,
                    number=one.number,
                    module_path=one.path,
                    review=told_review(course, module.peer_review, portal.texts),
                    licence=licence,
                ),
                section=TRAINING,
                parents=below,
                linked_data=linked_data.companion(portal, course, title, one.review_path, site_url),
                part=("peer review", module.id, module.peer_review.product),
                name=_("Peer review"),
                changed=course.changed,
            )


def _unit(
    portal: Portal,
    course: Course,
    within: CourseModule,
    lesson: Lesson,
    every: tuple[Lesson, ...],
    site_url: str,
    above: tuple[Crumb, ...],
) -> Page:
    index, unit, module = every.index(lesson), lesson.unit, within.module
    last = lesson is within.lessons[-1]
    words = {"title": lesson.title, "course": course.title}
    return Page(
        path=lesson.path,
        title=_("%(title)s – %(course)s") % words,
        description=_("Unit %(title)s of the course “%(course)s”, with an activity for a team.") % words,
        values=UnitPage(
            course=course,
            module=module,
            number=within.number,
            module_path=within.path,
            unit=unit,
            text=_text(portal, course, unit.text),
            activity=_activity(portal, course, unit),
            lessons=within.lessons,
            place=within.lessons.index(lesson) + 1,
            quiz=module.quiz if last else None,
            review_path=within.review_path if last else None,
            resources=_resources(portal, unit),
            before=every[index - 1] if index else None,
            after=every[index + 1] if index + 1 < len(every) else None,
            sources=unit.sources,
        ),
        section=TRAINING,
        parents=above,
        linked_data=linked_data.unit(portal, course, module, unit, site_url),
        part=("unit", unit.id, unit.title),
        name=lesson.title,
        changed=course.changed,
    )


def _guide(portal: Portal, course: Course, text: str, site_url: str, above: tuple[Crumb, ...]) -> Page:
    title = _("Facilitator’s guide – %(course)s") % {"course": course.title}
    return Page(
        path=guide_page(course),
        title=title,
        description=_("How to lead a group through the course “%(course)s”, week by week.") % {"course": course.title},
        values=CourseGuidePage(
            course=course,
            text=_text(portal, course, text),
            modules=outline(course),
            licence=portal.licences[course.licence],
        ),
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
        values=SurveyPage(course=course, survey=survey, thanks=thank_you_page(survey)),
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
            values=SurveyThanksPage(course=course, survey=survey),
            section=TRAINING,
            parents=(*above, (name, survey_page(survey))),
            linked_data=about,
            name=_("Thank you"),
            searched=False,
            changed=course.changed,
        )
