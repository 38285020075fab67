"""Every section of the two seed documents has its place on the site, with what it is about said in our own words."""

import pytest

from tests.document import Document

SLIDES = "webinar slides 2021"
D35 = "deliverable D3.5"
PAST = "/training/mentor-training-2021/"

# Section of the seed -> address, anchor there ("" for the page), and words that must stand on the page.
PLACES = [
    (SLIDES, "About MenSI", "/about/", "", ["28 months", "Horizon 2020", "six"]),
    (SLIDES, "Partners", "/about/partners/", "", ["European Schoolnet", "INDIRE", "Brunel"]),
    (SLIDES, "School-to-school mentoring: the policy challenge", "/about/", "", ["Whole schools rarely mentor"]),
    (SLIDES, "Key objectives", "/about/", "aims", ["Find out what works", "Bring people together"]),
    (SLIDES, "Expected main outcomes", "/about/", "what-was-promised-and-what-became-of-it", ["What became of it"]),
    (SLIDES, "Project timeline", "/about/", "timeline", ["November 2020", "February 2023"]),
    (SLIDES, "Join as advisory member: who", "/advisory-board/", "types", ["Private organisation"]),
    (SLIDES, "Join as advisory member: benefits", "/advisory-board/", "benefits", ["See results early"]),
    (SLIDES, "Join as advisory member: how", "/advisory-board/", "joining", ["charter"]),
    (SLIDES, "Why do schools co-operate", "/mentoring/", "why", ["complex problems"]),
    (SLIDES, "Top-down school partnerships", "/mentoring/", "programmes", ["Eco-schools", "E-islands", "Piccole"]),
    (SLIDES, "The Living Schools Lab", "/mentoring/", "living-schools-lab", ["Reactive", "STEPS"]),
    (SLIDES, "Bottom up collaboration", "/mentoring/", "models", ["Trvalá obnova školy", "Peer review"]),
    (SLIDES, "School-to-school mentoring: what is known", "/mentoring/", "about-mentoring", ["not widespread"]),
    (SLIDES, "Success conditions", "/mentoring/", "checklist", ["Mentors are trained"]),
    (SLIDES, "What is GO!", "/countries/be/", "context", ["27", "three"]),
    (SLIDES, "Autonomy", "/countries/be/", "context", ["ministry"]),
    (SLIDES, "Vision on professional learning", "/mentoring/", "whole-school-learning", ["Verbiest"]),
    (SLIDES, "Experience with mentoring and networking", "/mentoring/", "networks", ["stop after a while"]),
    (SLIDES, "Why GO! is a partner", "/mentoring/", "reasons-to-join", ["personalised learning"]),
    (SLIDES, "Digisprong", "/countries/be/", "context", ["375"]),
    (SLIDES, "Steps already taken", "/countries/be/", "coordination", ["24", "20"]),
    (SLIDES, "Hub 1", "/hubs/be-hub-1/", "", ["one school group"]),
    (SLIDES, "Hub 2", "/hubs/be-hub-2/", "", ["own device"]),
    (SLIDES, "Hub 3", "/hubs/be-hub-3/", "", ["personalised learning"]),
    (SLIDES, "Hub 4", "/hubs/be-hub-4/", "", ["Brussels"]),
    (SLIDES, "Small and rural schools: survey", "/mentoring/", "survey", ["Sweden", "Switzerland"]),
    (SLIDES, "Small and rural schools: research dimensions", "/mentoring/", "dimension-1", ["Leadership"]),
    (SLIDES, "Small and rural schools: interviews", "/mentoring/", "interviews", ["2 in Croatia"]),
    (SLIDES, "Small and rural schools: teaching", "/mentoring/", "dimension-2", ["weekly plan"]),
    (SLIDES, "Small and rural schools: ICT", "/mentoring/", "dimension-3", ["eTwinning"]),
    (SLIDES, "Small and rural schools: networking", "/mentoring/", "dimension-4", ["library"]),
    (SLIDES, "Matching with MenSI", "/mentoring/", "matching", ["network of small and rural"]),
    (SLIDES, "Contact", "/about/contact/", "", ["mensi@eun.org", "#MenSI-schools"]),
    (D35, "1 Introduction", "/about/deliverables/", "deliverable-online-training", ["D3.5", "mentor schools"]),
    (D35, "1.1 The European Schoolnet Academy", "/about/partners/", "partner-european-schoolnet", ["Academy"]),
    (
        D35,
        "1.1 Licence of the final MOOC",
        "/about/deliverables/",
        "deliverable-beyond-networking",
        ["Creative Commons"],
    ),
    (
        D35,
        "1.1 What may be done with the materials of the final MOOC",
        "/library/beyond-networking-course/",
        "reuse",
        ["Attribution-NonCommercial-ShareAlike", "version not stated", "earn no money"],
    ),
    (D35, "1.2 Course background", "/advisory-board/", "", ["Theory of Change"]),
    (D35, "2.1 General information", "/mentoring/", "theory-of-change", ["third module"]),
    (
        D35,
        "2.2 Modules and objectives",
        "/about/deliverables/",
        "deliverable-online-training",
        ["three modules", "objectives"],
    ),
    (D35, "2.1 Target audience", PAST, "description", ["24 mentor schools", "two people"]),
    (D35, "2.1 Aims and objectives", PAST, "objectives", ["strong and the weak", "top-down"]),
    (D35, "2.1 Duration and dates", PAST, "plan", ["20 September 2021", "30 September"]),
    (D35, "2.1 Course outline", PAST, "outline", ["1.4 The Living Schools Lab experience"]),
    (D35, "2.1 Assessment", PAST, "description", ["75 %", "two anonymous surveys", "badge"]),
    (D35, "2.2.1 Module 1", "/training/school-to-school-mentoring/module-1/", "objectives", ["learn from each other"]),
    (D35, "2.2.2 Module 2", "/training/school-to-school-mentoring/module-2/", "objectives", ["communit"]),
    (D35, "2.2.3 Module 3", "/training/school-to-school-mentoring/module-3/", "objectives", ["plan"]),
    (D35, "Results of the course", "/about/", "timeline", ["93 people", "74"]),
]


@pytest.mark.parametrize(("seed", "section", "address", "anchor", "words"), PLACES, ids=lambda value: str(value)[:40])
def test_section_has_its_place(
    pages: list[Document], seed: str, section: str, address: str, anchor: str, words: list[str]
) -> None:
    page = {page.address: page for page in pages}[address]
    assert not anchor or anchor in page.anchors, f"{seed}, {section}: {address} has no #{anchor}"
    missing = [word for word in words if word.casefold() not in page.text.casefold()]
    assert missing == [], f"{seed}, {section}: {address} does not say {missing}"
