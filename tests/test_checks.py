"""Rules across files, where one broken file does not tell the whole story."""

import re
from datetime import date
from pathlib import Path

import pytest

from portal import inspection
from portal.parts.about.checks.bodies import meetings_have_a_policy_exchange, members_have_a_board
from portal.parts.network.records import School
from portal.parts.part import checks_of
from portal.parts.registry import KINDS, PARTS
from portal.portal import Portal
from portal.problem import Findings
from portal.reading import load
from tests import synthetic
from tests.broken_files import BROKEN, files

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
  unnamed: [{unnamed}]
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


def read(folder: Path, consent: str, as_of: date) -> tuple[Portal, Findings]:
    """The portal with a school whose head is named under such a consent."""
    written = f"        {consent}" if consent else ""
    return inspection.read(synthetic.small(folder, {"schools/new.yaml": PERSON.format(consent=written)}), as_of)


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
    assert list(notices) == []
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
    assert [str(notice) for notice in notices] == [
        "data/schools/new.yaml:7: hr-new: a person's name is left out of the site: "
        f"{why}; renew the consent or delete the person"
    ]


def test_a_consent_withdrawn_before_it_is_known_leaves_every_notice_in_order(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path, {"schools/new.yaml": PERSON.format(consent="        until: 2021-12-31")})
    _found, notices = inspection.read(data, date(2020, 12, 1))
    assert [(notice.file, notice.line, notice.notice) for notice in notices] == [
        ("data/countries.yaml", 29, True),
        ("data/schools/new.yaml", 7, True),
    ]


def test_a_name_left_out_is_no_error(tmp_path: Path) -> None:
    assert (
        synthetic.problems(
            synthetic.small(tmp_path, {"schools/new.yaml": PERSON.format(consent="        until: 2021-12-31")}),
            date(2022, 1, 1),
        )
        == []
    )


@pytest.mark.parametrize(
    ("unnamed", "extra"),
    [
        ("{role: mentor}, {role: mentee, count: 4}", ""),
        ("{role: not-stated, count: 5}", ""),
        ("{role: mentee, count: 3}, {role: not-stated, count: 2}", ""),
        ("{role: mentee, count: 4}", "  mentor: hr-mentee-4"),
        ("{role: mentor}, {role: mentee, count: 3}", "  mentees: [hr-mentee-4]"),
        ("{role: mentor}, {role: mentee, count: 3}", "  role_not_stated: [hr-mentee-4]"),
        (
            "{role: mentor}, {role: mentee, count: 6}",
            "  waiver: {reason: Two more asked to join., granted: 2021-09-01}",
        ),
        ("{role: mentor, count: 2}", "  waiver: {reason: Two schools mentor each other., granted: 2021-09-01}"),
    ],
)
def test_hubs_of_one_and_four_or_with_a_waiver_are_right(tmp_path: Path, unnamed: str, extra: str) -> None:
    hub = HUB.format(unnamed=unnamed, extra=extra or "  levels: [primary]")
    assert synthetic.problems(synthetic.small(tmp_path, {"clusters/new.yaml": hub})) == []


@pytest.mark.parametrize(
    "unnamed",
    [
        "{role: mentor}, {role: mentee, count: 3}",
        "{role: mentor}, {role: mentee, count: 5}",
        "{role: mentor, count: 5}",
        "{role: mentee, count: 5}",
        "{role: not-stated, count: 6}",
    ],
)
def test_other_hubs_need_a_waiver(tmp_path: Path, unnamed: str) -> None:
    hub = HUB.format(unnamed=unnamed, extra="  levels: [primary]")
    found = synthetic.problems(synthetic.small(tmp_path, {"clusters/new.yaml": hub}))
    assert len(found) == 1
    assert re.match(r"data/clusters/new.yaml:\d+: hr-hub-2: has ", found[0])
    assert "but a hub is 1 + 4" in found[0]


def test_the_shape_of_hubs_is_the_projects(tmp_path: Path) -> None:
    """A network that forks the portal may have hubs of another size."""
    data = synthetic.small(tmp_path)
    path = data / "project.yaml"
    content = path.read_text(encoding="utf-8")
    content = content.replace("mentee_schools: 16", "mentee_schools: 20").replace("per_cluster: 4", "per_cluster: 5")
    path.write_text(content, encoding="utf-8")
    found = synthetic.problems(data)
    assert len(found) == 2
    assert all("but a hub is 1 + 5" in line for line in found)


def test_a_school_in_two_hubs_is_said_whatever_its_role(tmp_path: Path) -> None:
    extra = "  mentor: be-mentor\n  mentees: [hr-mentor]\n  role_not_stated: [hr-mentee-3]"
    hub = HUB.format(unnamed="{role: mentee, count: 2}", extra=extra)
    found = synthetic.problems(synthetic.small(tmp_path, {"clusters/new.yaml": hub}))
    twice = [line for line in found if "is already in the hub" in line]
    assert [line.split(": ")[0] for line in twice] == [
        "data/clusters/new.yaml:5",
        "data/clusters/new.yaml:6",
        "data/clusters/new.yaml:7",
    ]
    abroad = [line for line in found if 'is in "be" but the hub is in "hr"' in line]
    assert len(abroad) == 1
    assert len(found) == 4


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
    hub = HUB.format(unnamed="{role: mentor}, {role: mentee, count: 4}", extra=extra)
    found = synthetic.problems(synthetic.small(tmp_path, {"clusters/new.yaml": hub}))
    assert len(found) == 1
    assert found[0].startswith("data/clusters/new.yaml:5: hr-hub-2: the coordinates 38.72, -9.14 lie outside Croatia ")


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
{"".join(f"        - {{number: '1.{unit}', title: Unit, text: long.md}}" + chr(10) for unit in range(31))}
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
    # Two are tripped by what is not there.
    idle = set(checks_of(PARTS)) - {members_have_a_board, meetings_have_a_policy_exchange}
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
  image: {file: meeting.png, alt: A colour, credit: Network office, licence: CC BY 4.0}
  sources: [annual-report]
"""
    found = synthetic.problems(synthetic.small(tmp_path, {"events.yaml": event, "images/meeting.png": content}))
    assert len(found) == (0 if expected is None else 1), found
    assert expected is None or expected in found[0]
