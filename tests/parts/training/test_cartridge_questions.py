"""Questions in cartridges: learning platforms get what the records have."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations
from typing import Any

import pytest

from portal.parts.training.records.quiz import Question
from portal.parts.training.take_along.qti import shares
from portal.parts.training.take_along.volume import volumes
from portal.site import Site
from tests.learning_platform import ASSESSMENT, Asked
from tests.parts.training.cartridges import URL, all_of, invented, question, quizzes_of, uploaded, with_course

pytestmark = pytest.mark.build


def responses(asked: Asked) -> Iterator[frozenset[str]]:
    """Everything that a learner can choose."""
    if not asked.several:
        yield from (frozenset([choice]) for choice in asked.choices)
        return
    every = range(len(asked.choices) + 1)
    yield from map(frozenset, chain.from_iterable(combinations(asked.choices, count) for count in every))


def right(asked: Asked) -> set[str]:
    """Texts of the only response that gets the points. The platform gives all of them or none."""
    scores = {chosen: asked.answered(chosen)[0] for chosen in responses(asked)}
    assert set(scores.values()) == {0, 100}
    (best,) = (chosen for chosen, score in scores.items() if score == 100)
    return {asked.choices[choice] for choice in best}


def folded(text: str) -> str:
    return " ".join(text.split())


def same(question: Question, parts: list[Asked]) -> None:
    """Asserts that the parts ask what the question asks, and take for right what is right."""
    assert {part.shown[0] for part in parts} == {folded(question.question)}
    if question.answers:
        (asked,) = parts
        assert list(asked.choices.values()) == [folded(answer.text) for answer in question.answers]
        assert right(asked) == {folded(answer.text) for answer in question.answers if answer.right}
        for ident, answer in zip(asked.choices, question.answers, strict=True):
            _score, told = asked.answered(frozenset([ident]))
            assert told.get(f"{ident}-told") == (folded(answer.feedback) if answer.feedback else None)
        return
    for part in parts:
        offered = question.order or [pair.right for pair in question.pairs]
        assert sorted(part.choices.values()) == sorted(map(folded, offered))
        assert list(part.choices.values()) != list(map(folded, offered)), "the right order is given away"
    found = [right(part) for part in parts]
    if question.order:
        assert found == [{folded(text)} for text in question.order]
    else:
        assert [part.shown[1] for part in parts] == [folded(pair.left) for pair in question.pairs]
        assert found == [{folded(pair.right)} for pair in question.pairs]


@pytest.mark.parametrize("of", ["valid", "invented"])
def test_questions_come_back_equal(of: str, small_site: Site) -> None:
    made = with_course(small_site, invented())
    site = small_site if of == "valid" else replace(small_site, portal=made)
    types = set()
    for volume, read in all_of(site):
        for module, asked in quizzes_of(volume, read):
            assert module.quiz is not None
            rest = list(asked)
            sums = set()
            for number, written in enumerate(module.quiz.questions, 1):
                types.add(written.type)
                count = len(written.order or written.pairs) or 1
                parts, rest = rest[:count], rest[count:]
                assert all(part.title.startswith(f"Question {number}") for part in parts)
                same(written, parts)
                sums.add(sum(part.weight for part in parts))
                told = [part.answered(frozenset(part.choices))[1].get("general") for part in parts]
                assert told[:-1] == [None] * (count - 1), "what is told afterwards comes once, at the end"
                assert written.unit in (told[-1] or "")
                assert folded(written.feedback or "") in (told[-1] or "")
            assert rest == []
            assert len(sums) == 1, "every question weighs the same"
    assert types == {"single-choice", "multiple-choice", "true-false", "ordering", "matching"}


def test_instructions_tell_the_pass_mark(small_site: Site) -> None:
    for volume, read in all_of(small_site):
        for entry in (entry for part in read.outline for entry in part.all() if entry.kind == ASSESSMENT):
            assert f"{volume.course.pass_mark} %" in read.files[entry.file or ""].decode()
        assert f"Set it to {volume.course.pass_mark} %" in read.files["about.html"].decode()


def quiz_of(site: Site, *questions: dict[str, Any]) -> tuple[Asked, ...]:
    """What a platform reads of a quiz with these questions."""
    course = invented()
    (module, *_others) = course.model_dump(mode="json", exclude_none=True)["modules"]
    module["quiz"]["questions"] = list(questions)
    made = with_course(site, invented(modules=[module]))
    (volume, *_modules) = volumes(made, URL)
    read = uploaded(site.templates, volume)
    assert read.faults() == []
    ((_module, asked),) = quizzes_of(volume, read)
    return asked


def test_true_and_false_have_the_names_that_platforms_know(small_site: Site) -> None:
    for first, second in (("True", "False"), ("False", "True"), ("Točno", "Netočno")):
        answers = [{"text": first, "right": True}, {"text": second}]
        (asked,) = quiz_of(small_site, question(type="true-false", answers=answers))
        assert asked.profile == "true_false"
        assert list(asked.choices.values()) == [first, second]
        assert asked.choices["false" if first == "False" else "true"] == first
        assert right(asked) == {first}


def test_two_answers_are_too_few_for_single_choice_in_the_profile(small_site: Site) -> None:
    answers = [{"text": "This", "right": True}, {"text": "That"}]
    (asked,) = quiz_of(small_site, question(type="single-choice", answers=answers))
    assert asked.profile == "multiple_response"
    assert right(asked) == {"This"}
    pairs = [{"left": "Day", "right": "Sun"}, {"left": "Night", "right": "Moon"}]
    assert [right(part) for part in quiz_of(small_site, question(type="matching", pairs=pairs))] == [{"Sun"}, {"Moon"}]


def test_moodle_finds_the_right_answers_of_multiple_choice(small_site: Site) -> None:
    """It takes for right what is tested with case="Yes", is not negated, and stands beside a score of 100."""
    answers = [{"text": "A", "right": True, "feedback": "Yes."}, {"text": "B"}, {"text": "C", "right": True}]
    (asked,) = quiz_of(small_site, question(type="multiple-choice", answers=answers))
    path = (
        ".//*[local-name()='setvar'][@varname='SCORE'][.=100]/../*[local-name()='conditionvar']"
        "//*[local-name()='varequal'][@case='Yes'][not(parent::*[local-name()='not'])]/text()"
    )
    assert asked.item.xpath(path) == ["a1", "a3"]


@pytest.mark.parametrize(
    ("whole", "parts", "expected"), [(12, 4, (3, 3, 3, 3)), (99, 7, (15,) + (14,) * 6), (1, 1, (1,))]
)
def test_shares_add_up(whole: int, parts: int, expected: tuple[int, ...]) -> None:
    assert shares(whole, parts) == expected
    assert sum(expected) == whole


def test_weights_stay_within_two_digits(small_site: Site) -> None:
    orders = [[f"{count}-{place}" for place in range(count)] for count in (3, 4, 5, 7, 8)]
    asked = quiz_of(
        small_site,
        question(id="one", type="true-false", answers=[{"text": "True", "right": True}, {"text": "False"}]),
        *(question(id=f"q{len(order)}", type="ordering", order=order) for order in orders),
    )
    sums = [sum(part.weight for part in asked if part.ident.startswith(f"q{len(order)}-")) for order in orders]
    assert sums == [99] * 5
    assert asked[0].weight == 99
