"""References in the texts of a course, which are right wherever a unit stands.

``{unit:shared-plans}`` stands for the number of the unit with that id, ``{reading:module-1}`` for the minutes that the
units of the module take to read.
"""

import re
from collections.abc import Iterator, Mapping

from portal.parts.training import reading_time
from portal.parts.training.records.course import Course, Module
from portal.parts.training.records.peer_review import PeerReview

_REFERENCE = re.compile(r"\{(unit|reading):([^{}\n]*)\}")
_NUMBER = re.compile(r"(?<![\w.])[1-9][0-9]?\.[0-9]{1,2}(?![\w%]|\.[0-9])")
# "unit 1.1", "units 1.1, 1.2 and 1.3", "(2.1)", "| 2.1 |" at the beginning of a row.
_LISTED = re.compile(rf"\b[Uu]nits?\s+(?:{_NUMBER.pattern}(?:\s*,\s*|\s+\w{{1,3}}\s+|\s*–\s*)?)+")
_BRACKETED = re.compile(rf"(?<=\(){_NUMBER.pattern}(?=\))")
_FIRST_CELL = re.compile(rf"(?<=^\| ){_NUMBER.pattern}(?= *\|)")


def found(text: str) -> Iterator[tuple[int, str, str]]:
    """The references in a text: the number of the line, ``unit`` or ``reading``, and the id."""
    for number, line in enumerate(text.splitlines(), start=1):
        yield from ((number, sort, id) for sort, id in _REFERENCE.findall(line))


def by_number(text: str) -> Iterator[tuple[int, str]]:
    """The numbers that seem to name units: the number of the line, and the number as it is written."""
    for line, written in enumerate(text.splitlines(), start=1):
        named = [number for part in _LISTED.findall(written) for number in _NUMBER.findall(part)]
        yield from (
            (line, number)
            for number in dict.fromkeys((*named, *_BRACKETED.findall(written), *_FIRST_CELL.findall(written)))
        )


def told(course: Course, text: str, texts: Mapping[str, str]) -> str:
    """``text`` as readers see it. ``texts`` are those of data/texts/. Raises KeyError for what is not in the course."""
    numbers = {unit.id: unit.number for unit in course.units}
    modules = {module.id: module for module in course.modules}

    def value(reference: re.Match[str]) -> str:
        sort, id = reference.groups()
        return numbers[id] if sort == "unit" else f"{minutes_to_read(modules[id], texts)}"

    return _REFERENCE.sub(value, text)


def minutes_to_read(module: Module, texts: Mapping[str, str]) -> int:
    """The minutes that readers are told for the texts of all units of a module."""
    return reading_time.told_minutes(texts[unit.text] for unit in module.units if unit.text is not None)


def told_review(course: Course, review: PeerReview, texts: Mapping[str, str]) -> PeerReview:
    """The review as readers see it."""
    steps = tuple(step.model_copy(update={"text": told(course, step.text, texts)}) for step in review.steps)
    return review.model_copy(update={"intro": told(course, review.intro, texts), "steps": steps})
