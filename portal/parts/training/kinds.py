"""The kinds of records of training."""

from portal.parts.training.checks.course_texts import named
from portal.parts.training.records import Course, Survey
from portal.parts.training.sections import TRAINING
from portal.records.kind import Apart, Kind, Printed

_PRINTED = ("title", "summary", "provider", "edition", "aims", "description", "objectives", "certificate", "modules")


def _printed(course: Course) -> Printed | None:
    if not course.offered:
        return None
    units = [unit for module in course.modules for unit in module.units]
    return Printed(
        fields=_PRINTED,
        texts=course.texts_named,
        quoted=(
            ("licence", course.licence),
            ("partner", course.provider),
            *(("source", citation.source) for unit in units for citation in unit.sources),
            *(("resource", id) for unit in units for id in unit.resources),
        ),
    )


COURSE = Kind(
    name="course",
    stem="courses",
    model=Course,
    most=200,
    section=TRAINING,
    one="course",
    many="courses",
    apart=Apart(Apart.one_of_them("title or edition"), also=lambda course: (course.edition or "",)),
    named=named,
    printed=_printed,
)
SURVEY = Kind(name="survey", stem="surveys", model=Survey, most=200)

KINDS = (COURSE, SURVEY)
