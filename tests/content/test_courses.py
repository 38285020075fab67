"""The courses of this network, as files for learning platforms and as quizzes: each is taken whole."""

import pytest

from portal.parts.training import quizzes
from portal.parts.training.records import Course
from portal.parts.training.take_along.cartridge import Version, cartridge
from portal.parts.training.take_along.volume import volumes
from portal.site import Site
from tests.learning_platform import Cartridge

pytestmark = pytest.mark.build


@pytest.mark.parametrize("version", ["1.3", "1.1"])
def test_every_course_and_module_is_a_cartridge_without_a_fault(site: Site, version: Version) -> None:
    for volume in volumes(site.portal, site.url):
        assert Cartridge(cartridge(site.templates, volume, version)).faults() == [], volume.name


def test_what_is_shuffled_is_never_in_the_right_order(site: Site) -> None:
    for course in site.portal.every(Course).values():
        for module in course.modules if course.offered else ():
            for question in module.quiz.questions if module.quiz else ():
                assert module.quiz is not None
                right = question.order or tuple(pair.right for pair in question.pairs)
                assert not right or quizzes.listed(module.quiz, question) != right, question.id
