"""The outline of a course that is offered here: its modules and units, with the addresses of their pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.parts.training.addresses import module_page, review_page, unit_page
from portal.parts.training.records import Course
from portal.parts.training.records.course import Module, Unit


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


@dataclass(frozen=True)
class CourseModule:
    """A module in its course."""

    number: int
    """Its place, counted from 1."""
    module: Module
    path: str
    """Address of its page."""
    review_path: str | None
    """Address of its peer review, where it has one."""
    lessons: tuple[Lesson, ...]
    """Its units, in order."""


def outline(course: Course) -> tuple[CourseModule, ...]:
    """The modules of a course that is offered here, in order; none where it is not."""
    return tuple(_modules(course)) if course.offered else ()


def _modules(course: Course) -> Iterator[CourseModule]:
    for number, module in enumerate(course.modules, start=1):
        yield CourseModule(
            number,
            module,
            path=module_page(course, module),
            review_path=review_page(course, module) if module.peer_review is not None else None,
            lessons=tuple(Lesson(module, unit, unit_page(course, module, unit)) for unit in module.units),
        )
