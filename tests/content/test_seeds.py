"""Every section of the two seed documents has its place on the site, and the course that they plan is on record.

What stands here is from the documents, which do not change: names and figures, and where the site tells of them. How it
tells of them is not judged.
"""

import html
import re
from collections.abc import Mapping

import pytest

from portal.parts.training.records import Course
from portal.portal import Portal

SLIDES = "webinar slides 2021"
D35 = "deliverable D3.5"
PAST = "training/mentor-training-2021/"
COURSES = ("mentor-training-2021", "school-to-school-mentoring")
"""The course of the plan as it was held, and the edition to follow here."""

# Section of the seed -> path, anchor there ("" for the page), and names and figures that the seed gives.
PLACES = [
    (SLIDES, "About MenSI", "about/", "", ["Horizon 2020"]),
    (SLIDES, "Content: the agenda", "events/advisory-webinar-2021/", "agenda", ["GO!"]),
    (SLIDES, "About MenSI: the network will open up", "about/", "", ["open up"]),
    (SLIDES, "Expected main outcomes: incentives and rewards", "policy-exchange/findings/", "rewards", []),
    (SLIDES, "Key objectives: related costs", "policy-exchange/findings/", "costs", []),
    (SLIDES, "What is GO!: languages", "countries/be/", "context", ["Dutch", "French", "German"]),
    (SLIDES, "ICT and distance education", "mentoring/small-schools/", "dimension-3", ["distance learning"]),
    (SLIDES, "Partners", "about/partners/", "", ["European Schoolnet", "INDIRE"]),
    (SLIDES, "School-to-school mentoring: the policy challenge", "about/", "", []),
    (SLIDES, "Key objectives", "about/", "aims", []),
    (SLIDES, "Expected main outcomes", "about/", "what-was-promised-and-what-became-of-it", []),
    (SLIDES, "Project timeline", "about/", "timeline", ["November 2020", "February 2023"]),
    (SLIDES, "Join as advisory member: who", "advisory-board/", "types", []),
    (SLIDES, "Join as advisory member: benefits", "advisory-board/", "benefits", []),
    (SLIDES, "Join as advisory member: how", "advisory-board/", "joining", []),
    (SLIDES, "Why do schools co-operate", "mentoring/why/", "why", []),
    (
        SLIDES,
        "Top-down school partnerships",
        "mentoring/programmes/",
        "programmes",
        ["Eco-schools", "E-islands", "Piccole"],
    ),
    (SLIDES, "The Living Schools Lab", "mentoring/tools/", "living-schools-lab", ["Reactive", "STEPS"]),
    (SLIDES, "Bottom up collaboration", "mentoring/why/", "models", ["Trvalá obnova školy"]),
    (SLIDES, "School-to-school mentoring: what is known", "mentoring/why/", "about-mentoring", []),
    (SLIDES, "Success conditions", "mentoring/success/", "checklist", []),
    (SLIDES, "What is GO!", "countries/be/", "context", ["27"]),
    (SLIDES, "Autonomy", "countries/be/", "context", []),
    (SLIDES, "Vision on professional learning", "mentoring/success/", "whole-school-learning", ["Verbiest"]),
    (SLIDES, "Experience with mentoring and networking", "mentoring/success/", "networks", []),
    (SLIDES, "Why GO! is a partner", "mentoring/success/", "reasons-to-join", []),
    (SLIDES, "Digisprong", "countries/be/", "context", ["375"]),
    (SLIDES, "Steps already taken", "countries/be/", "coordination", ["24", "20"]),
    (SLIDES, "Hub 1", "hubs/be-hub-1/", "", []),
    (SLIDES, "Hub 2", "hubs/be-hub-2/", "", []),
    (SLIDES, "Hub 3", "hubs/be-hub-3/", "", []),
    (SLIDES, "Hub 4", "hubs/be-hub-4/", "", ["Brussels"]),
    (SLIDES, "Small and rural schools: survey", "mentoring/small-schools/", "survey", ["Sweden", "Switzerland"]),
    (SLIDES, "Small and rural schools: research dimensions", "mentoring/small-schools/", "dimension-1", []),
    (SLIDES, "Small and rural schools: interviews", "mentoring/small-schools/", "interviews", []),
    (SLIDES, "Small and rural schools: teaching", "mentoring/small-schools/", "dimension-2", []),
    (SLIDES, "Small and rural schools: ICT", "mentoring/small-schools/", "dimension-3", ["eTwinning"]),
    (SLIDES, "Small and rural schools: networking", "mentoring/small-schools/", "dimension-4", []),
    (SLIDES, "Matching with MenSI", "mentoring/small-schools/", "matching", []),
    (SLIDES, "Contact", "about/contact/", "", ["mensi@eun.org", "#MenSI-schools"]),
    (D35, "1 Introduction", "about/deliverables/", "deliverable-online-training", ["D3.5"]),
    (
        D35,
        "1.1 The European Schoolnet Academy",
        "about/partners/",
        "partner-european-schoolnet",
        ["European Schoolnet", "Academy"],
    ),
    (
        D35,
        "1.1 Licence of the final MOOC",
        "about/deliverables/",
        "deliverable-beyond-networking",
        ["Creative Commons"],
    ),
    (
        D35,
        "1.1 What may be done with the materials of the final MOOC",
        "library/beyond-networking-course/",
        "reuse",
        [],
    ),
    (D35, "1.1 Figures of the Academy", PAST, "description", ["23,000", "1,500", "100,000", "36 %"]),
    (D35, "1.1 Tutors, peer assessment, badges", PAST, "description", ["tutors", "peer assessment", "Mozilla"]),
    (D35, "1.2 Five elements", PAST, "description", ["methodology"]),
    (
        D35,
        "2.2 Objectives in the words of the plan",
        PAST,
        "outline",
        ["To learn about collaborative development plans"],
    ),
    (D35, "1.2 Course background", "advisory-board/", "", ["Theory of Change"]),
    (D35, "2.1 General information", "mentoring/tools/", "theory-of-change", []),
    (D35, "2.2 Modules and objectives", "about/deliverables/", "deliverable-online-training", []),
    (D35, "2.1 Target audience", PAST, "description", ["24"]),
    (D35, "2.1 Aims and objectives", PAST, "objectives", []),
    (D35, "2.1 Duration and dates", PAST, "plan", []),
    (D35, "2.1 Course outline", PAST, "outline", ["The Living Schools Lab experience"]),
    (D35, "2.1 Assessment", PAST, "description", ["75"]),
    (D35, "2.2.1 Module 1", "training/school-to-school-mentoring/module-1/", "objectives", []),
    (D35, "2.2.2 Module 2", "training/school-to-school-mentoring/module-2/", "objectives", []),
    (D35, "2.2.3 Module 3", "training/school-to-school-mentoring/module-3/", "objectives", []),
    (D35, "Results of the course", "about/", "timeline", []),
]
# Titles of modules and units: D3.5, sections 2.1 and 2.2.
OUTLINE = {
    "School-to-school collaboration: why and how?": (
        "Module introduction",
        "The rationale behind school-to-school mentoring",
        "Types and models of collaboration between schools",
        "Schools as learning organisations",
        "The Living Schools Lab experience",
        "Module additional resources",
        "Module round up and final quiz",
    ),
    "Models of Whole-School Mentoring": (
        "Module introduction",
        "Mentoring teachers vs. mentoring schools",
        "Connecting schools through mentoring",
        "Building up communities of practice and professional development opportunities for teachers",
        "Creating professional development opportunities for Mentee Schools",
        "Module additional resources",
        "Module round up and final quiz",
    ),
    "Making whole-school mentoring work": (
        "Module introduction",
        "Success factors in school-to-school peer networking",
        "Self-assessment and peer reviews for whole-school mentoring",
        "Collaborative School Development Plans",
        "Monitoring process and evaluating impact",
        "Module additional resources",
        "Module round up and final quiz",
    ),
}


@pytest.mark.parametrize(("seed", "section", "path", "anchor", "names"), PLACES, ids=lambda value: str(value)[:40])
def test_section_has_its_place(
    made: Mapping[str, str], seed: str, section: str, path: str, anchor: str, names: list[str]
) -> None:
    where = f"{seed}, {section}: /{path}"
    assert path in made, f"{where} is not there"
    assert not anchor or f'id="{anchor}"' in made[path], f"{where} has no #{anchor}"
    said = html.unescape(re.sub(r"<[^>]*>", " ", made[path])).casefold()
    missing = [name for name in names if name.casefold() not in said]
    assert missing == [], f"{where} does not name {missing}"


@pytest.mark.parametrize("id", COURSES)
def test_the_course_has_the_modules_and_units_of_the_plan(real: Portal, id: str) -> None:
    found = {module.title: [unit.title for unit in module.units] for module in real.every(Course)[id].modules}
    for module, units in OUTLINE.items():
        assert module in found
        assert [unit for unit in found[module] if unit in units] == list(units), "in this order"


def test_the_funding_sentence_and_the_disclaimer_are_those_of_the_grant(real: Portal) -> None:
    grant = (
        "The MenSI project has received funding from the European Union's Horizon 2020 research and innovation "
        "programme under grant agreement No 101004633.",
        "Neither the European Commission (EC) nor any person acting on behalf of the Commission is responsible for "
        "how the following information is used. The views expressed in this document are the sole responsibility of "
        "the authors and do not necessarily reflect the views of the EC.",
    )
    assert (real.project.funding[0].statement, (real.project.funding[0].disclaimer or "").strip()) == grant
