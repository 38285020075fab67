"""Recorded changes of the small network of the tests, and what is told of each and of its opposite."""

from dataclasses import dataclass

from portal.doors.saying import Risk

NC = """
- id: CC-BY-NC-4.0
  name: Attribution NonCommercial
  short: CC BY-NC 4.0
  url: https://creativecommons.org/licenses/by-nc/4.0/
  share: true
  change: true
  commercial: false
  reuse: You may use it, not for money.
  sources: [annual-report]
"""
EVENT = """
- id: open-day
  title: Open day
  type: meeting
  summary: Schools open their doors.
  start: 2022-03-01
  published: 2021-10-05
  countries: [hr]
  sources: [annual-report]
"""
HUB = """
- id: hr-hub-2
  name: Island hub
  country: hr
  sources: [annual-report]
"""
_SCHOOL = """
- id: hr-new
  name: Nova škola
  country: hr
  language: hr
  memberships: [{hub: hr-hub-1, role: mentee}]
  sources: [annual-report]
"""
_NOTICE = """
- id: books-arrive
  title: Books arrive
  summary: A hub gets books.
  body: |
    The books came on a Monday, and the two classes read the first of them on the same day, aloud and in turns.

    What they thought of it stands on a sheet in the hall. The second box is opened when the hub meets again in spring.
  published: 2021-12-01
  countries: [be]
  licence: CC-BY-4.0
  sources: [annual-report]
"""
LAST_MENTEE = """- id: be-mentee-4
  name: Menteeschool 4
  country: be
  language: nl
  memberships: [{hub: be-hub-1, role: mentee}]
  sources: [annual-report]
"""


@dataclass(frozen=True)
class Recorded:
    """A change of a file, and what is told of it and of its opposite."""

    name: str
    file: str
    old: str
    """What stands there; "" where something is added at the end."""
    new: str
    told: tuple[str, ...]
    risk: Risk
    back: tuple[str, ...]
    risk_back: Risk


_CONSENT = "        scope: name and role on the country page\n"
_MENTEE = "memberships: [{hub: hr-hub-1, role: mentee}]"
_SECOND = f"name: Škola učenik 2\n  country: hr\n  language: hr\n  {_MENTEE}"
H, L, B = Risk
CHANGES = (
    Recorded(
        "added",
        "schools.yaml",
        "",
        _SCHOOL,
        ('New: school "Nova škola" (hr-new)', "1 of 6 schools"),
        H,
        ('Removed: school "Nova škola"', '/schools/hr-new/ ("Nova škola, Croatia") leads nowhere now'),
        B,
    ),
    Recorded(
        "removed",
        "schools.yaml",
        LAST_MENTEE,
        "",
        ("leads nowhere", "Removed: school"),
        B,
        ('New: school "Menteeschool 4"',),
        H,
    ),
    Recorded(
        "renamed id",
        "schools.yaml",
        "- id: be-mentee-4\n",
        "- id: be-four\n  formerly: [be-mentee-4]\n",
        ("/schools/be-mentee-4/ leads to /schools/be-four/ now", 'has the id "be-four" now'),
        L,
        ('/schools/be-four/ ("Menteeschool 4, Belgium") leads nowhere', 'has the id "be-mentee-4" now'),
        B,
    ),
    Recorded(
        "renamed id, address lost",
        "schools.yaml",
        "- id: be-mentee-4\n",
        "- id: be-four\n",
        ("leads nowhere", "Removed: school", "New: school"),
        B,
        ("leads nowhere",),
        B,
    ),
    Recorded(
        "merged",
        "schools.yaml",
        LAST_MENTEE + "|- id: be-mentee-3\n",
        "|- id: be-mentee-3\n  formerly: [be-mentee-4]\n",
        ('Merged into school "Menteeschool 3"', "/schools/be-mentee-4/ leads to /schools/be-mentee-3/"),
        L,
        ('New: school "Menteeschool 4"',),
        H,
    ),
    Recorded(
        "ended, succeeded",
        "schools.yaml",
        f"  {_MENTEE}\n",
        "  memberships: [{hub: hr-hub-1, role: mentee, until: 2021-08}]\n  until: 2021-08\n  ending: merged\n"
        "  successors: [hr-mentor]\n",
        ("Ended (merged): school", 'by "hr-mentor"', 'no longer in "Tablet hub"'),
        L,
        ("Lasts after all", "Joins"),
        L,
    ),
    Recorded(
        "moved",
        "schools.yaml",
        _SECOND,
        _SECOND.replace("hr-hub-1", "hr-hub-2"),
        ('Moved: school "Škola učenik 2" (hr-mentee-2) from "Tablet hub" to "Island hub"', "1 of 5 schools changed"),
        L,
        ('from "Island hub" to "Tablet hub"',),
        L,
    ),
    Recorded(
        "called otherwise",
        "schools.yaml",
        "name: Menteeschool 4",
        "name: Menteeschool Four",
        ('Called otherwise: school "Menteeschool Four"', 'name: "Menteeschool 4" -> "Menteeschool Four"'),
        H,
        ('Called otherwise: school "Menteeschool 4"',),
        H,
    ),
    Recorded(
        "a reference",
        "schools.yaml",
        "themes: [tablets]",
        "themes: [reading]",
        ('themes: "Tablets" -> "Reading',),
        H,
        ('-> "Tablets"',),
        H,
    ),
    Recorded(
        "a website",
        "schools.yaml",
        "website: https://mentor.example.eu/",
        "website: https://new.example.eu/",
        ('Hub "Reading hub"', 'website: "https://mentor.example.eu/" -> "https://new.example.eu/"'),
        H,
        ('"https://new.example.eu/" -> "https://mentor.example.eu/"',),
        H,
    ),
    Recorded(
        "stricter licence",
        "resources.yaml",
        "  date: 2021-05\n  licence: CC-BY-4.0",
        "  date: 2021-05\n  licence: CC-BY-NC-4.0",
        ("stricter: one may no longer earn money with it",),
        B,
        ("looser: one may now earn money with it",),
        B,
    ),
    Recorded(
        "licence itself",
        "licences.yaml",
        "commercial: false",
        "commercial: true",
        ('Licence "CC BY-NC 4.0" itself: looser',),
        B,
        ("stricter: one may no longer",),
        B,
    ),
    Recorded(
        "consent withdrawn",
        "countries.yaml",
        _CONSENT,
        f"{_CONSENT}        withdrawn: 2021-06-01\n",
        ('"National coordinator" has no consent that holds: it ended on 2021-06-01', "no longer shown"),
        B,
        ("is named again, of 2021-01-01",),
        L,
    ),
    Recorded(
        "consent ends later",
        "countries.yaml",
        _CONSENT,
        f"{_CONSENT}        until: 2023-06-01\n",
        ("is named under another consent, of 2021-01-01 until 2023-06-01",),
        L,
        ("under another consent",),
        L,
    ),
    Recorded(
        "person gone",
        "countries.yaml",
        "    person:\n      name: Ana Primjer\n      consent:\n        given: 2021-01-01\n" + _CONSENT,
        "",
        ("is no longer named",),
        L,
        ("is newly named, with consent of 2021-01-01",),
        L,
    ),
    Recorded(
        "announced",
        "news.yaml",
        "",
        _NOTICE,
        ("New entry:", '"Books arrive", 2021-12-01; feeds of everything and of', '"Belgium"'),
        H,
        ("is gone from the feeds", "leads nowhere"),
        B,
    ),
    Recorded(
        "day of publication",
        "news.yaml",
        "published: 2021-09-06",
        "published: 2021-09-07",
        ("published on 2021-09-06, and now on 2021-09-07",),
        B,
        ("now on 2021-09-06",),
        B,
    ),
    Recorded(
        "held back",
        "news.yaml",
        "published: 2021-09-06",
        "published: 2022-02-01",
        ("is held back now, though subscribers have it", "Held back: "),
        B,
        ("Published: ", "New entry: "),
        H,
    ),
    Recorded(
        "lasting name lost",
        "news.yaml",
        "- id: loans-begin\n",
        "- id: loans\n  formerly: [first-loans, loans-begin]\n",
        ("has lost its lasting name", 'Keep "loans-begin" as the first id'),
        B,
        ("has lost its lasting name",),
        B,
    ),
    Recorded(
        "event moves",
        "events.yaml",
        "start: 2022-03-01",
        "start: 2022-03-08\n  status: moved\n  moved_from: 2022-03-01\n  revision: 1",
        ('event "Open day" (open-day): 2022-03-01 -> 2022-03-08, planned -> moved',),
        L,
        ("revision 1 -> 0; it must never fall",),
        B,
    ),
    Recorded(
        "event moves silently",
        "events.yaml",
        "start: 2022-03-01",
        "start: 2022-03-08",
        ("calendars would not take it over. Raise revision: to 1",),
        B,
        ("Raise revision: to 1",),
        B,
    ),
    Recorded(
        "event cancelled",
        "events.yaml",
        "start: 2022-03-01",
        "start: 2022-03-01\n  status: cancelled\n  revision: 1",
        ("planned -> cancelled",),
        L,
        ("cancelled -> planned", "must never fall"),
        B,
    ),
    Recorded(
        "event gone",
        "events.yaml",
        EVENT,
        "",
        ("2022-03-01 is gone, and would stay in calendars for ever",),
        B,
        ('event "Open day" (open-day): new on 2022-03-01',),
        H,
    ),
    Recorded(
        "a text",
        "texts/tablet-rules.md",
        "",
        "\nOne more rule.\n",
        ('Changed: "texts/tablet-rules.md" of resource "Rules for shared tablets": 1 new lines',),
        H,
        ("1 lines gone",),
        H,
    ),
    Recorded(
        "another portal",
        "project.yaml",
        "000000000001\n",
        "000000000002\n",
        ("The portal has another identity",),
        B,
        ("The portal has another identity",),
        B,
    ),
)
