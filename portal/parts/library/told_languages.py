"""The languages of what the library has: a fact that stands in one record."""

from portal.parts.library.records import Resource
from portal.parts.training.records import Course
from portal.portal import Portal


def told_languages(portal: Portal, resource: Resource) -> tuple[str, ...]:
    """The languages of the resource or, where it tells of a course, that of the course; none where no source tells."""
    if resource.course is None:
        return resource.languages
    course = portal.every(Course)[resource.course]
    return (course.language,) if course.language is not None else ()
