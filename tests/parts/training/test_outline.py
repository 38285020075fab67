"""The outline of a course: its modules and units, with the addresses of their pages."""

from portal.parts.training.outline import outline
from tests.classroom import course


def test_a_review_is_numbered_after_its_module_where_the_one_before_has_none() -> None:
    made = course("some-course")
    first, second = made.modules
    without = made.model_copy(update={"modules": (first.model_copy(update={"peer_review": None}), second)})
    reviewed = {one.number: one.review_path for one in outline(without)}
    assert reviewed == {1: None, 2: "training/some-course/module-2/peer-review/"}


def test_each_unit_stands_in_its_module_with_its_address() -> None:
    second = outline(course("some-course"))[1]
    assert second.path == "training/some-course/module-2/"
    assert [lesson.path for lesson in second.lessons] == [f"{second.path}unit-2-{number}/" for number in range(3)]
    assert {lesson.module.id for lesson in second.lessons} == {"module-2"}
    assert second.lessons[0].title == "2.0 Unit 0 of module 2"


def test_a_course_that_is_not_offered_has_no_pages_of_modules() -> None:
    made = course("some-course")
    untaught = [
        one.model_copy(update={"units": tuple(unit.model_copy(update={"text": None}) for unit in one.units)})
        for one in made.modules
    ]
    assert outline(made.model_copy(update={"modules": tuple(untaught)})) == ()
