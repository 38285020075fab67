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


def sole_language(portal: Portal, resource: Resource) -> str | None:
    """Its language; None where it has several or nobody has said it."""
    found = told_languages(portal, resource)
    return found[0] if len(found) == 1 else None
