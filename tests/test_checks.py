"""Rules across files, where one broken file does not tell the whole story."""

import re
from datetime import date
from pathlib import Path

import pytest

from portal import inspection
from portal.parts.about.checks.bodies import an_open_board_has_a_controller, members_have_a_board
from portal.parts.exchange.checks import (
    findings_have_a_policy_exchange,
    meetings_have_a_policy_exchange,
)
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, School
from portal.parts.part import checks_of
from portal.parts.registry import KINDS, PARTS
from portal.portal import Portal
from portal.problem import Problem
from portal.reading import load
from tests import synthetic
from tests.broken_files import BROKEN, files

EARLY = {"surveys.yaml": "[]\n", "chronicle.yaml": "[]\n"}
"""Before October 2021 the course of the survey is held back, and nothing may name it; no chapter is of a time ahead."""
PERSON = """\
- id: hr-new
  name: Nova škola
  country: hr
  language: hr
  contact:
    role: Head teacher
    person:
      name: Ivo Primjer
      consent:
        given: 2021-05-19
        scope: name on the page of the school
{consent}
  sources: [annual-report]
"""
HUB = """\
- id: hr-hub-2
  name: New hub
  country: hr
{extra}
  sources: [annual-report]
"""
PARTNER = """\
- id: agency
  name: Agency
  short_name: A
  role: partner
  country: {code}
  sources: [annual-report]
"""
SCHOOL = "- id: hr-new\n  name: Nova škola\n  country: hr\n  language: hr\n  sources: [annual-report]\n"
WAIVER = "  waiver: {reason: Two more asked to join., granted: 2021-09-01}\n"


def member(id: str, membership: str) -> str:
    """A school with such a membership."""
    return f"""\
- id: hr-{id}
  name: Škola {id}
  country: hr
  language: hr
  memberships: [{{{membership}}}]
  sources: [annual-report]
"""


def read(folder: Path, consent: str, as_of: date) -> tuple[Portal, list[Problem]]:
    """The portal with a school whose head is named under such a consent, and the notices but for what is held back and
    how old the contact of the operator is."""
    written = f"        {consent}" if consent else ""
    data = synthetic.small(folder, {"schools/new.yaml": PERSON.format(consent=written), "profiles.yaml": "[]", **EARLY})
    found, notices = inspection.read(data, as_of)
    others = ("will be published", "contact, confirmed")
    return found, [notice for notice in notices if not any(other in str(notice) for other in others)]


def name_of(found: Portal) -> str | None:
    """The name shown as the contact of the new school."""
    contact = found.every(School)["hr-new"].contact
    assert contact is not None
    return found.person_of(contact)


@pytest.mark.parametrize(
    ("consent", "as_of"),
    [
        ("", date(2021, 5, 19)),
        ("", date(2999, 1, 1)),
        ("until: 2022-05-18", date(2022, 5, 18)),
        ("withdrawn: 2022-05-18", date(2022, 5, 17)),
    ],
)
def test_a_name_is_shown_while_consent_holds(tmp_path: Path, consent: str, as_of: date) -> None:
    found, notices = read(tmp_path, consent, as_of)
    assert [str(notice) for notice in notices if "is in no hub" not in str(notice)] == []
    assert name_of(found) == "Ivo Primjer"


@pytest.mark.parametrize(
    ("consent", "as_of", "why"),
    [
        ("until: 2022-05-18", date(2022, 5, 19), "consent ended on 2022-05-18"),
        ("withdrawn: 2022-05-18", date(2022, 5, 18), "consent was withdrawn on 2022-05-18"),
        ("withdrawn: 2022-05-18\n        until: 2022-06-01", date(2022, 7, 1), "consent was withdrawn on 2022-05-18"),
        ("", date(2021, 5, 18), "consent begins only on 2021-05-19"),
    ],
)
def test_a_name_is_left_out_when_consent_does_not_hold(tmp_path: Path, consent: str, as_of: date, why: str) -> None:
    found, notices = read(tmp_path, consent, as_of)
    assert name_of(found) is None
    assert [str(notice) for notice in notices if "is in no hub" not in str(notice)] == [
        "data/schools/new.yaml:7: hr-new: a person's name is left out of the site: "
        f"{why}; renew the consent or delete the person"
    ]


def test_a_consent_withdrawn_before_it_is_known_leaves_every_notice_in_order(tmp_path: Path) -> None:
    _found, notices = read(tmp_path, "until: 2021-12-31", date(2020, 12, 1))
    assert [(notice.file, notice.line, notice.notice) for notice in notices] == [
        ("data/countries.yaml", 29, True),
        ("data/schools/new.yaml", 1, True),
        ("data/schools/new.yaml", 7, True),
    ]


def test_a_name_left_out_is_no_error(tmp_path: Path) -> None:
    assert (
        synthetic.problems(
            synthetic.small(
                tmp_path, {"schools/new.yaml": PERSON.format(consent="        until: 2021-12-31"), **EARLY}
            ),
            date(2022, 1, 1),
        )
        == []
    )


FOUR = ["mentee", "mentee", "mentee", "mentee"]


@pytest.mark.parametrize(
    ("roles", "extra"),
    [
        ([], ""),
        (["mentor", *FOUR], ""),
        (["not-stated"] * 5, ""),
        (["mentee"] * 3, "  others: [{role: mentor, place: {town: Zadar}}]\n"),
        (["mentor", *FOUR, "mentee", "mentee"], WAIVER),
        (["mentor", "mentor"], f"  size: 2\n{WAIVER}"),
        (["mentor", *FOUR], f"  size: 7\n{WAIVER}"),
    ],
)
def test_hubs_of_one_and_four_or_with_a_waiver_are_right(tmp_path: Path, roles: list[str], extra: str) -> None:
    schools = "".join(member(str(number), f"hub: hr-hub-2, role: {role}") for number, role in enumerate(roles))
    files = {"clusters/new.yaml": HUB.format(extra=extra or "  levels: [primary]"), "schools/new.yaml": schools or "[]"}
    assert synthetic.problems(synthetic.small(tmp_path, files)) == []


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (["mentor", "mentor"], ["2-1"]),
        (["mentee"] * 5, ["2-4"]),
        (["not-stated"] * 6, ["2-5"]),
        (["mentor", *FOUR, "mentee", "not-stated"], ["2-5", "2-6"]),
    ],
)
def test_other_hubs_need_a_waiver(tmp_path: Path, roles: list[str], said: list[str]) -> None:
    schools = "".join(member(f"2-{number}", f"hub: hr-hub-2, role: {role}") for number, role in enumerate(roles))
    files = {"clusters/new.yaml": HUB.format(extra="  levels: [primary]"), "schools/new.yaml": schools}
    found = synthetic.problems(synthetic.small(tmp_path, files))
    assert [line.split(": ")[1] for line in found] == [f"hr-{id}" for id in said]
    assert all('the hub "hr-hub-2"' in line and "needs a waiver" in line for line in found)


def test_who_left_or_has_not_come_yet_takes_no_place(tmp_path: Path) -> None:
    """Of the small portal's day: the beginning of 2022."""
    then = ["until: 2021-06", "since: 2021-07, until: 2021-12", "since: 2022-09"]
    hub = "hub: be-hub-1, role: mentee"
    schools = "".join(member(str(number), f"{hub}, {time}") for number, time in enumerate(then)).replace("hr", "be")
    assert synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": schools})) == []


def test_a_mentee_of_one_round_can_be_the_mentor_of_the_next(tmp_path: Path) -> None:
    text = member("new", "hub: hr-hub-1, role: mentee, until: 2021-06}, {hub: hr-hub-2, role: mentor, since: 2021")
    files = {"clusters/new.yaml": HUB.format(extra="  levels: [primary]"), "schools/new.yaml": text}
    found, _notices = inspection.read(synthetic.small(tmp_path, files), synthetic.DAY)
    school, hubs, members = found.every(School)["hr-new"], found.every(Cluster), found.view(Membership)
    assert (members.cluster_of(school), members.role_of(school)) == (hubs["hr-hub-2"], "mentor")
    assert members.mentor(hubs["hr-hub-2"]) == school
    assert school in [seat.school for seat in members.roster(hubs["hr-hub-1"]).former]
    assert school not in members.members(hubs["hr-hub-1"])


def test_a_hub_crosses_a_border_where_an_agreement_says_so(tmp_path: Path) -> None:
    extra = "  agreement: {text: The two ministries agreed on it., agreed: 2021, sources: [annual-report]}"
    files = {
        "clusters/new.yaml": HUB.format(extra=extra),
        "schools/new.yaml": member("new", "hub: hr-hub-2, role: mentor")
        .replace("hr-new", "be-new")
        .replace("country: hr", "country: be"),
    }
    assert synthetic.problems(synthetic.small(tmp_path / "agreed", files)) == []
    files["clusters/new.yaml"] = HUB.format(extra="  levels: [primary]")
    (found,) = synthetic.problems(synthetic.small(tmp_path / "not", files))
    assert 'is in "be", but the hub "hr-hub-2" is in "hr"' in found


def test_the_shape_of_hubs_is_the_projects(tmp_path: Path) -> None:
    """A network that forks the portal may have hubs of another size."""
    data = synthetic.small(tmp_path)
    path = data / "project.yaml"
    content = path.read_text(encoding="utf-8")
    content = content.replace("mentee_schools: 16", "mentee_schools: 12").replace("per_cluster: 4", "per_cluster: 3")
    content = content.replace("schools: 20", "schools: 16")
    path.write_text(content, encoding="utf-8")
    (found,) = synthetic.problems(data)
    assert 'the hub "be-hub-1" is 1 + 3, and has 4 schools at that time already' in found


@pytest.mark.parametrize("town", ["", "  place: {town: Zadar}\n"])
def test_schools_of_the_same_name_in_other_towns_are_two(tmp_path: Path, town: str) -> None:
    school = SCHOOL.replace("Nova škola", "Škola mentor") + town
    assert synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": school})) == []


def test_a_former_id_that_is_free_is_right(tmp_path: Path) -> None:
    school = SCHOOL + "  formerly: [hr-old, hr-older]\n"
    assert synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": school})) == []


def test_a_record_does_not_name_its_own_id_as_former(tmp_path: Path) -> None:
    school = SCHOOL + "  formerly: [hr-new]\n"
    assert synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": school})) == [
        'data/schools/new.yaml:6: hr-new: formerly names "hr-new", which is in use; ids are never reused, remove one'
    ]


def test_web_addresses_are_sources_without_an_entry(tmp_path: Path) -> None:
    school = SCHOOL.replace("annual-report", '"https://elsewhere.example.eu/page?id=1"')
    assert synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": school})) == []


@pytest.mark.parametrize("box", ["lat: 42.3, lon: 13.4", "lat: 46.6, lon: 19.5"])
def test_coordinates_on_the_border_are_inside(tmp_path: Path, box: str) -> None:
    school = SCHOOL + f"  place: {{town: Rub, {box}}}\n"
    assert synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": school})) == []


def test_the_place_of_a_hub_is_checked(tmp_path: Path) -> None:
    extra = "  place: {town: Lisboa, lat: 38.72, lon: -9.14}"
    hub = HUB.format(extra=extra)
    found = synthetic.problems(synthetic.small(tmp_path, {"clusters/new.yaml": hub}))
    assert len(found) == 1
    assert found[0].startswith("data/clusters/new.yaml:4: hr-hub-2: the coordinates 38.72, -9.14 lie outside Croatia ")


@pytest.mark.parametrize("code", ["zz", "xa", "xx", "qo", "un"])
def test_codes_of_no_country_are_refused(tmp_path: Path, code: str) -> None:
    """Unicode has codes for "unknown region" and the like, which are not of ISO 3166-1."""
    partner = PARTNER.format(code=code)
    found = synthetic.problems(synthetic.small(tmp_path, {"partners/new.yaml": partner}))
    assert len(found) == 1
    assert f'country "{code}" is not a country code' in found[0]


@pytest.mark.parametrize("code", ["be", "hr", "cz", "gb", "us", "na", "no"])
def test_codes_of_countries_are_right(tmp_path: Path, code: str) -> None:
    partner = PARTNER.format(code=code)
    assert synthetic.problems(synthetic.small(tmp_path, {"partners/new.yaml": partner})) == []


ANNOUNCED = "".join(
    f"""\
- id: new-{number}
  title: New
  summary: New.
  published: 2021-10-10
  body: "{"word " * 3_990}"
  licence: CC-BY-4.0
  clusters: [{", ".join(f"hub-{number}-{hub}" for hub in range(50))}]
  sources: [annual-report]
"""
    for number in range(41)
)
"""News that would fill 2,050 feeds with their whole text."""
BOOK = f"""\
- id: new
  title: New
  summary: New.
  state: open
  audience: [teachers]
  language: en
  provider: network-office
  licence: CC-BY-4.0
  published: 2021-10-20
  modules:
    - id: module-1
      title: Long
      units:
{"".join(f"        - {{id: unit-{unit}, title: Unit, text: long.md}}" + chr(10) for unit in range(31))}
  sources: [annual-report]
"""
"""A course of 31 units with a long text each."""


def test_news_in_too_many_feeds_are_named(tmp_path: Path) -> None:
    found = synthetic.problems(synthetic.small(tmp_path, {"news/new.yaml": ANNOUNCED}))
    (first,) = [line for line in found if "new-0: would" in line]
    assert re.fullmatch(
        "data/news/new.yaml:1: new-0: would stand in the feeds of 50 countries, themes and hubs, with 20971 "
        r"characters in each; all feeds together would have 4\d{7} and can have 40000000, so name fewer of them",
        first,
    )


def test_a_course_too_long_for_a_book_is_named(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path, {"courses/new.yaml": BOOK, "texts/long.md": "word " * 3_990})
    assert synthetic.problems(data) == [
        "data/courses/new.yaml:10: new: its texts have 618450 bytes together and the limit is 600000; "
        "make it several courses"
    ]


@pytest.mark.build
def test_every_check_finds_something_in_the_broken_files(tmp_path: Path) -> None:
    """A check that nothing trips would never be missed."""
    consent: dict[str, str | bytes] = {"schools/new.yaml": PERSON.format(consent="        until: 2021-12-31")}
    folders = {"consent": consent}
    project = BROKEN[0].parent.with_name("valid").joinpath("project.yaml").read_text(encoding="utf-8")
    ended = "security_reports:\n  reviewed: 2020-10-01\n  expires: 2021-09-01\n"
    folders |= {
        "security": {"project.yaml": project + ended},
        "feeds": {"news/new.yaml": ANNOUNCED},
        "book": {"courses/new.yaml": BOOK, "texts/long.md": "word " * 3_990},
    }
    # These are tripped by what is not there.
    absent = {
        members_have_a_board,
        an_open_board_has_a_controller,
        meetings_have_a_policy_exchange,
        findings_have_a_policy_exchange,
    }
    idle = set(checks_of(PARTS)) - absent
    folders |= {path.stem: files(path) for path in BROKEN}
    for name, broken in folders.items():
        if not idle:
            break
        try:
            records, _problems = load.load(synthetic.small(tmp_path / name, broken), KINDS)
        except KeyError:  # a message that cannot be made is test_messages' business
            continue
        idle -= {check for check in idle if any(check(records, synthetic.DAY))}
    assert {check.__name__ for check in idle} == set()


def test_members_need_a_board_and_meetings_a_policy_exchange(tmp_path: Path) -> None:
    events = Path(synthetic.__file__).parent.joinpath("valid", "events.yaml").read_text(encoding="utf-8")
    data = synthetic.small(tmp_path, {"events.yaml": f"{events}  policy_exchange: true\n"})
    for name in ("advisory_board.yaml", "policy_exchange.yaml"):
        (data / name).unlink()
    assert synthetic.problems(data) == [
        "data/advisory_members.yaml:1: museum: there is no advisory board; describe it in data/advisory_board.yaml, or "
        "delete the member",
        "data/events.yaml:9: first-meeting: there is no policy exchange; describe it in data/policy_exchange.yaml, or "
        "delete the line",
        *(
            f"data/findings.yaml:{line}: {id}: there is no policy exchange; describe it in data/policy_exchange.yaml, "
            "or delete the finding"
            for line, id in ((1, "gains"), (12, "hours"))
        ),
    ]


def test_the_valid_folder_trips_no_check(tmp_path: Path) -> None:
    records, problems = load.load(synthetic.small(tmp_path), KINDS)
    assert list(problems) == []
    for check in checks_of(PARTS):
        assert list(check(records, synthetic.DAY)) == [], check.__name__


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (synthetic.PICTURE, None),
        (b"GIF89a", "is not a PNG picture"),
        (synthetic.PICTURE[:20], "is damaged; save it anew"),
        (synthetic.PICTURE + bytes(500_000), "the limit is 500 kB"),
    ],
)
def test_a_picture_is_what_its_name_says(tmp_path: Path, content: bytes, expected: str | None) -> None:
    event = """\
- id: meeting
  title: Meeting
  type: meeting
  summary: The schools meet.
  published: 2022-03-01
  start: 2022-03
  image: {file: meeting.png, alt: A colour, credit: Network office, licence: CC BY 4.0, nobody: true}
  sources: [annual-report]
"""
    found = synthetic.problems(synthetic.small(tmp_path, {"events.yaml": event, "images/meeting.png": content}))
    assert len(found) == (0 if expected is None else 1), found
    assert expected is None or expected in found[0]
