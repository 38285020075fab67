"""Cartridges of invented courses, as a learning platform reads them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from portal.frame.templates import Templates
from portal.parts.training.records import Course
from portal.parts.training.records.course import Module
from portal.parts.training.take_along.cartridge import Version, cartridge
from portal.parts.training.take_along.volume import Volume, volumes
from portal.portal import Portal
from portal.site import Site
from tests import classroom, synthetic
from tests.learning_platform import ASSESSMENT, Asked, Cartridge

URL = "https://portal.invalid/"
VERSIONS: tuple[Version, ...] = ("1.3", "1.1")


def with_course(site: Site, course: Course) -> Portal:
    """The portal of the site with that course and no other; each of its texts says the same."""
    texts = dict.fromkeys(course.texts_named, "What [we](SITE:/cases/) teach.\n\n## Part\n\n- One\n")
    return replace(synthetic.holding(site.portal, Course, {course.id: course}), texts={**site.portal.texts, **texts})


def invented(**changes: Any) -> Course:
    """The first invented course, changed."""
    return Course.model_validate(classroom.COURSES[0].model_dump(mode="json", exclude_none=True) | changes)


def uploaded(templates: Templates, volume: Volume, version: Version = "1.3") -> Cartridge:
    return Cartridge(cartridge(templates, volume, version))


def all_of(site: Site) -> Iterator[tuple[Volume, Cartridge]]:
    for volume in volumes(site.portal, URL):
        for version in VERSIONS:
            yield volume, uploaded(site.templates, volume, version)


def quizzes_of(volume: Volume, read: Cartridge) -> Iterator[tuple[Module, tuple[Asked, ...]]]:
    files = (entry.file for part in read.outline for entry in part.all() if entry.kind == ASSESSMENT)
    for module in volume.modules:
        if module.quiz is not None:
            yield module, read.quiz(next(files) or "")


def question(**changes: Any) -> dict[str, Any]:
    return {"id": "q", "question": "Which?", "objectives": ["first"], "unit": "1.1", **changes}
