"""The kinds of records of training."""

from portal.parts.training.records import Course, Survey
from portal.parts.training.sections import TRAINING
from portal.records.kind import Apart, Kind

COURSE = Kind(
    name="course",
    stem="courses",
    model=Course,
    most=200,
    section=TRAINING,
    one="course",
    many="courses",
    apart=Apart(Apart.one_of_them("title or edition"), also=lambda course: (course.edition or "",)),
)
SURVEY = Kind(name="survey", stem="surveys", model=Survey, most=200)

KINDS = (COURSE, SURVEY)
