"""Training: the catalogue, courses of the past, and the course that can be followed here, with its surveys."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from portal import inspection
from portal.parts.about.records import Partner
from portal.parts.library.records import Resource
from portal.parts.training import linked_data
from portal.parts.training.addresses import guide_page, module_page, print_page, review_page, survey_page, unit_page
from portal.parts.training.records import Course, Survey
from portal.portal import Portal
from portal.site import Site, open_site
from tests import synthetic
from tests.document import Document, text_of
from tests.project import ROOT

SITE_URL = "https://portal.invalid/"

OWN, PAST = "reading-course", "old-course"


@pytest.fixture(scope="module")
def course(records: Portal) -> Course:
    """The course that can be followed here."""
    return records.every(Course)[OWN]


@pytest.fixture(scope="module")
def training(pages: list[Document]) -> dict[str, Document]:
    """The pages of the training area by address below the site's root."""
    return {page.address[1:]: page for page in pages if page.address.startswith("/training/")}


def opened(data: Path) -> Site:
    """The site of a data folder."""
    return open_site(ROOT, SITE_URL, [ROOT / "overrides"], data, synthetic.DAY)


def body(site: Site, path: str) -> str:
    """The body of a generated page."""
    return str(next(page for page in site.pages if page.path == path).body(site.templates))


# The pages


def test_every_part_of_the_course_has_its_page(training: dict[str, Document], records: Portal, course: Course) -> None:
    expected = {"training/", *(one.path for one in records.every(Course).values()), guide_page(course)}
    for module in course.modules:
        expected |= {module_page(course, module), print_page(course, module), review_page(course, module)}
        expected |= {unit_page(course, module, unit) for unit in module.units}
    expected |= {survey_page(survey) for survey in records.every(Survey).values()}
    assert set(training) == expected


def test_the_catalogue_names_every_course_with_what_came_of_it(training: dict[str, Document], records: Portal) -> None:
    page = training["training/"]
    links = [link.get("href", "") for main in page.all("main") for link in main.iter("a")]
    addresses = {f"/{one.path}" for one in records.every(Course).values()}
    assert next(link for link in links if link in addresses) == f"/training/{OWN}/", "what can be followed comes first"
    for one in records.every(Course).values():
        assert f"/{one.path}" in links
        for result in one.results:
            assert f"{result.value:,} {result.label}" in page.text


def test_the_course_says_everywhere_which_edition_it_is(training: dict[str, Document], course: Course) -> None:
    said = course.edition
    assert said is not None
    for path in (course.path, *(module_page(course, module) for module in course.modules)):
        assert said in training[path].text, path
    for module in course.modules:
        assert said in training[print_page(course, module)].text
    assert said in training["training/"].text


def test_a_course_of_the_past_shows_plan_doubts_and_results(training: dict[str, Document], records: Portal) -> None:
    past, page = records.every(Course)[PAST], training[f"training/{PAST}/"]
    assert past.planned
    for entry in past.planned:
        assert entry.label in page.text
    for words in ("1 December 2020", past.planned_note, past.outline_note, past.description):
        assert words is not None
        assert words in page.text
    assert not [link for link in page.all("a") if "progress" in str(link.attrib)]
    assert "Not stated" in page.text, "language and workload are not known"
    assert "Begin when you like" not in page.text


def test_one_can_walk_from_the_first_unit_to_the_last(training: dict[str, Document], course: Course) -> None:
    path, walked = unit_page(course, course.modules[0], course.units[0]), []
    while path:
        walked.append(path)
        ahead = [link.get("href", "") for link in training[path].all("a") if link.get("rel") == "next"]
        path = ahead[0][1:] if ahead else ""
    assert walked == [unit_page(course, module, unit) for module in course.modules for unit in module.units]
    for before, after in pairwise(walked):
        back = [link.get("href") for link in training[after].all("a") if link.get("rel") == "prev"]
        assert back == [f"/{before}"]


def test_a_unit_shows_its_text_activity_resources_and_sources(
    training: dict[str, Document], records: Portal, course: Course
) -> None:
    for module in course.modules:
        for unit in module.units:
            page = training[unit_page(course, module, unit)]
            assert unit.text is not None
            for heading in re.findall(r"(?m)^## (.+)$", records.texts[unit.text]):
                assert heading in [text_of(h2).strip() for h2 in page.all("h2")], f"{unit.number}: {heading}"
            links = {link.get("href") for link in page.all("a")}
            assert {f"/{records.every(Resource)[id].path}" for id in unit.resources} <= links
            current = [link.get("href") for link in page.all("a") if link.get("aria-current") == "page"]
            assert f"/{unit_page(course, module, unit)}" in current
            assert f"{unit.minutes} minutes" in page.text
            assert ("quiz" in page.anchors) is (unit is module.units[-1])
            assert "SITE:" not in page.source


def test_the_printed_module_is_whole_and_nothing_on_it_is_folded(
    training: dict[str, Document], records: Portal, course: Course
) -> None:
    for module in course.modules:
        page = training[print_page(course, module)]
        assert module.quiz is not None
        for unit in module.units:
            assert unit.text is not None
            for heading in re.findall(r"(?m)^## (.+)$", records.texts[unit.text]):
                assert heading in [text_of(h3).strip() for h3 in page.all("h3")], f"{unit.number}: {heading}"
        for question in module.quiz.questions:
            assert page.text.count(question.question) == 2, "once to answer, once with the answer"
            for answer in question.answers:
                assert answer.text in page.text
                assert answer.feedback is None or answer.feedback in page.text
        assert not [fold for fold in page.all("details") if fold.get("class") not in {"cites", "theme", None}]


def test_nothing_lies_between_the_reader_and_the_answers_without_scripts(
    training: dict[str, Document], course: Course
) -> None:
    module = course.modules[0]
    assert module.quiz is not None
    page = training[unit_page(course, module, module.units[-1])]
    folded = [fold for fold in page.all("details") if "solution" in fold.get("class", "")]
    assert len(folded) == len(module.quiz.questions)


# What machines read


def test_courses_are_described_to_machines(training: dict[str, Document], records: Portal) -> None:
    data = training[f"training/{OWN}/"].linked_data[0]
    assert data["@type"] == "Course"
    assert data["hasCourseInstance"] == {"@type": "CourseInstance", "courseMode": "online", "courseWorkload": "PT1H"}
    assert data["inLanguage"] == "en"
    assert data["isAccessibleForFree"] is True
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["provider"] == {"@type": "Organization", "name": "Network Office"}
    assert [section["timeRequired"] for section in data["syllabusSections"]] == ["PT1H"]
    past = training[f"training/{PAST}/"].linked_data[0]
    assert (past["hasCourseInstance"]["startDate"], past["hasCourseInstance"]["endDate"]) == ("2020-12", "2020-12")
    assert "courseWorkload" not in past["hasCourseInstance"]
    assert "inLanguage" not in past
    assert past["provider"]["name"] == records.every(Partner)["network-office"].name
    listed = training["training/"].linked_data[0]
    assert {entry["item"]["@type"] for entry in listed["itemListElement"]} == {"Course"}
    assert all("hasCourseInstance" in entry["item"] for entry in listed["itemListElement"])
    unit = training[f"training/{OWN}/module-1/practise-together/"].linked_data[0]
    assert (unit["@type"], unit["timeRequired"]) == ("LearningResource", "PT35M")
    assert unit["isPartOf"]["@id"] == training[f"training/{OWN}/module-1/"].linked_data[0]["@id"]


@pytest.mark.parametrize(("minutes", "written"), [(25, "PT25M"), (60, "PT1H"), (450, "PT7H30M"), (0, "PT0M")])
def test_time_is_written_as_iso_8601_does(minutes: int, written: str) -> None:
    assert linked_data.duration(minutes) == written


# Surveys


def test_no_survey_is_open_before_the_maintainer_has_said_so(training: dict[str, Document], records: Portal) -> None:
    assert records.every(Survey)
    for survey in records.every(Survey).values():
        page = training[survey_page(survey)]
        assert not survey.open
        assert not [form for form in page.all("form") if form.get("method")]
        assert "not open online" in page.text
        for question in survey.questions:
            assert question.text in page.text
            for option in question.options:
                assert option in page.text


def test_one_line_of_data_opens_a_survey(tmp_path: Path) -> None:
    survey = (ROOT / "tests" / "valid" / "surveys.yaml").read_text(encoding="utf-8")
    data = synthetic.small(tmp_path, {"surveys.yaml": survey.replace("  questions:\n", "  open: true\n  questions:\n")})
    site = opened(data)
    path = "training/reading-course/survey-before/"
    file = tmp_path / "index.html"
    file.write_text(body(site, path), encoding="utf-8")
    page = Document(tmp_path, file)
    (form,) = page.all("form")
    assert (form.get("method"), form.get("data-netlify")) == ("post", "true")
    assert form.get("action") == f"/{path}thank-you/"
    fields = [field for field in form.iter() if field is not form and field.get("name")]
    names = {field.get("name") for field in fields}
    assert names == {"form-name", "leave-empty", "often", "where", "wish"}
    assert form.get("netlify-honeypot") in names
    assert {field.get("type") for field in fields if field.tag == "input"} == {"hidden", None, "radio"}
    assert not [field for field in fields if "required" in field.attrib], "nobody must answer anything"
    assert "Answers are deleted after a month." in page.text
    assert "We want to know whom the course reaches." in page.text
    assert "Answers are deleted after a month." in body(site, f"{path}thank-you/")
    notice = site.templates.component("privacy_of_forms")
    assert f'href="/{path}"' in notice, "the privacy notice tells of it"
    closed = opened(synthetic.small(tmp_path / "closed"))
    assert "No form is open" in closed.templates.component("privacy_of_forms")
    assert f"{path}thank-you/" not in {page.path for page in closed.pages}
    assert "<form" not in body(closed, path)


# Rules


WORKLOAD = "    least: 60\n    most: 60\n"


@pytest.mark.parametrize(
    ("least", "most", "fits"),
    [(60, 60, True), (66, 66, True), (67, 67, False), (55, 55, True), (54, 54, False), (30, 90, True)],
)
def test_minutes_may_differ_from_the_workload_by_a_tenth(tmp_path: Path, least: int, most: int, fits: bool) -> None:
    text = (ROOT / "tests" / "valid" / "courses.yaml").read_text(encoding="utf-8")
    assert text.count(WORKLOAD) == 1
    changed = text.replace(WORKLOAD, f"    least: {least}\n    most: {most}\n")
    found = synthetic.problems(synthetic.small(tmp_path, {"courses.yaml": changed}))
    assert (found == []) is fits
    assert fits or "60 minutes together" in found[0]


def test_a_unit_that_no_question_is_about_is_noticed_and_built(tmp_path: Path) -> None:
    text = (ROOT / "tests" / "valid" / "courses.yaml").read_text(encoding="utf-8")
    unit = (
        "        - id: read\n          title: Read\n          text: reading-lesson.md\n"
        "          minutes: 5\n          sources: [annual-report]\n"
    )
    data = synthetic.small(
        tmp_path,
        {
            "courses.yaml": text.replace("      quiz:\n", f"{unit}      quiz:\n", 1).replace(
                "unit: practise-together", "unit: choose-a-book"
            )
        },
    )
    _found, notices = inspection.read(data, synthetic.DAY)
    assert [notice.message for notice in notices] == [
        'no question of "reading-quiz" is about unit 1.1 (Practise together)'
    ]


def test_an_open_course_leads_and_what_is_over_follows(tmp_path: Path) -> None:
    site = opened(synthetic.small(tmp_path))
    page = next(page for page in site.pages if page.path == "training/")
    courses: Any = page.values.filled["courses"]
    assert [course.state for course in courses] == ["open", "archived"]
