"""The guide and the way to a hub lead readers to what the library and the course have for them."""

from collections.abc import Iterator
from datetime import date

from portal.parts.library.records import Resource
from portal.parts.mentoring.records import Chapter, Guide, HubPath
from portal.parts.training.records import Course
from portal.problem import Problem, did_you_mean
from portal.reading.load import Records


def guide_names_our_own_sheets(records: Records, day: date) -> Iterator[Problem]:
    """Says which of our own sheets no chapter of the guide names. The build goes on.

    A guide that names no resource at all leaves that to the library. A translation is found through its original.
    """
    for guide in records.all(Guide):
        chapters = [part for _name, part in guide if isinstance(part, Chapter)]
        named = {id for chapter in chapters for id in chapter.resources}
        for resource in records.all(Resource):
            if named and resource.own and resource.translation_of is None and resource.id not in named:
                text = (
                    "no chapter of the guide names this sheet, so its readers do not find it there; "
                    "add its id under resources: of the chapter that it helps with, in data/guide.yaml"
                )
                yield records.problem("resource", resource.id, ["text"], text, notice=True)


def steps_name_units_of_their_course(records: Records, day: date) -> Iterator[Problem]:
    """Every unit that a step names is in the course, which one can follow here."""
    courses = {course.id: course for course in records.all(Course)}
    for path in records.all(HubPath):
        course = courses.get(path.course or "")
        if course is None:
            continue
        if not course.offered:
            text = f'the course "{course.id}" cannot be followed here; name one whose units have texts'
            yield records.problem("hub path", path.id, ["course"], text)
            continue
        units = [unit.id for unit in course.units]
        for place, step in enumerate(path.steps):
            for index, id in enumerate(step.units):
                if id not in units:
                    text = f'the course "{course.id}" has no unit "{id}"{did_you_mean(id, units)}; correct it'
                    yield records.problem("hub path", path.id, ["steps", place, "units", index], text)


def sheets_can_be_in_the_booklet(records: Records, day: date) -> Iterator[Problem]:
    """The sheets that the booklet prints have its licence."""
    resources = {resource.id: resource for resource in records.all(Resource)}
    for path in records.all(HubPath):
        for place, step in enumerate(path.steps):
            for index, id in enumerate(step.resources):
                sheet = resources.get(id)
                if sheet is not None and sheet.own and sheet.licence != path.licence:
                    text = (
                        f'the sheet "{id}" has the licence {sheet.licence} and the booklet in which it is printed '
                        f"{path.licence}; give both the same, or take the sheet away from the step"
                    )
                    yield records.problem("hub path", path.id, ["steps", place, "resources", index], text)
