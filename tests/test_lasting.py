"""What ended is shown as former, counts no more and does not vanish; a state has the day on which somebody looked."""

import re
from pathlib import Path

from portal.parts.about import api as about_api
from portal.parts.about import linked_data as about_data
from portal.parts.about.part import PART
from portal.parts.about.records import AdvisoryBoard, AdvisoryMember, Partner
from portal.parts.network import api, counts, linked_data
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.site import Site, open_site
from tests import synthetic
from tests.generated import body, text
from tests.project import ROOT

URL = "https://portal.invalid/"
PARTNER = """\
- id: agency-x
  name: Agency X
  short_name: AX
  role: partner
  country: hr
  until: 2021-06-30
  successor: network-office
  former_names: [Old Agency]
  sources: [annual-report]
"""
MEMBER = """\
- id: city-x
  name: City of X
  type: association
  country: hr
  joined: 2021-05-19
  left: 2021-09-30
  sources: [annual-report]
"""
SCHOOL = """\
- id: hr-closed
  name: Stara škola
  country: hr
  language: hr
  memberships: [{hub: hr-hub-1, role: mentee, until: 2021-08-31}]
  ending: merged
  until: 2021-08-31
  successors: [hr-mentor]
  sources: [annual-report]
"""
LEADER = """\
- id: hr-leader
  name: Vodeća škola
  country: hr
  language: hr
  memberships: [{hub: hr-hub-9, role: mentor}]
  sources: [annual-report]
"""
HUB = """\
- id: hr-hub-9
  name: Deveti centar
  country: hr
  state: not-known
  as_of: 2021-11-15
  since: 2020-09
  known_until: 2021-06
  sources: [annual-report]
"""
EVENT = """\
- id: old-meeting
  title: Old meeting
  type: meeting
  summary: They met.
  start: 2021-06-01
  organiser: agency-x
  published: 2021-10-01
  sources: [annual-report]
"""


def opened(folder: Path, **files: str) -> Site:
    data = synthetic.small(folder, {f"{name}/new.yaml": text for name, text in files.items()})
    return open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=synthetic.DAY)


def test_a_former_partner_stays_with_its_time_and_successor(tmp_path: Path) -> None:
    made = opened(tmp_path, partners=PARTNER, events=EVENT)
    page = body(made, "about/partners/")
    former = text(page[page.index('id="former"') :])
    assert "Former partners" in former and "Agency X" in former and "Old Agency" in former
    assert "Until 30 June 2021. It has ended." in former
    assert 'href="/about/partners/#partner-network-office"' in page
    assert PART.figures["partners"](made.portal).value == len(made.portal.every(Partner)) - 1
    assert about_data._partner(made.portal, made.portal.every(Partner)["agency-x"])["dissolutionDate"] == "2021-06-30"
    assert "Agency X" in text(body(made, "events/old-meeting/"))


def test_a_member_that_left_is_named_as_former(tmp_path: Path) -> None:
    made = opened(tmp_path, advisory_members=MEMBER)
    page = body(made, "advisory-board/")
    assert "City of X, 19 May 2021 to 30 September 2021" in text(page[page.index('id="former"') :])
    board = made.portal.single(AdvisoryBoard)
    assert {"City of X"}.isdisjoint(one["name"] for one in about_data.board(made.portal, board, URL)["member"])


def test_a_member_says_as_much_as_other_things_that_last(tmp_path: Path) -> None:
    member = MEMBER.replace("joined: 2021-05-19", "joined: 2021-05").replace("left: 2021-09-30", "left: 2021")
    member = member.replace("  sources:", "  former_names: [Town of X]\n  successor: museum\n  sources:")
    made = opened(tmp_path, advisory_members=member)
    page = body(made, "advisory-board/")
    assert "City of X (formerly Town of X), May 2021 to 2021. In its place:" in text(page)
    assert 'href="/advisory-board/#member-museum"' in page and 'id="member-city-x"' in page
    item = about_api._member(made.portal, made.portal.every(AdvisoryMember)["city-x"], URL)
    assert (item.former, item.state, item.since, item.until) == (True, "ended", "2021-05", "2021")
    assert (item.former_names, item.successor) == (("Town of X",), "museum")
    alive = body(made, "about/alive/")
    assert "Members of the advisory board" in alive and 'href="/advisory-board/#member-city-x"' in alive


def test_a_partner_and_a_member_with_another_id_keep_place_and_identity(tmp_path: Path) -> None:
    partner = PARTNER.replace("id: agency-x", "id: agency-y\n  formerly: [agency-x]")
    member = MEMBER.replace("id: city-x", "id: city-y\n  formerly: [city-x]")
    before = opened(tmp_path / "before", partners=PARTNER, advisory_members=MEMBER).portal
    made = opened(tmp_path / "after", partners=partner, advisory_members=member)
    assert 'id="partner-agency-x"' in body(made, "about/partners/")
    assert 'id="member-city-x"' in body(made, "advisory-board/")
    for model, old, new in ((Partner, "agency-x", "agency-y"), (AdvisoryMember, "city-x", "city-y")):
        one, other = before.every(model)[old], made.portal.every(model)[new]
        assert before.identity_of(one) == made.portal.identity_of(other)


def test_channels_say_whether_they_are_used(tmp_path: Path) -> None:
    project = ROOT.joinpath("tests/valid/project.yaml").read_text(encoding="utf-8")
    project = (
        re.sub(r"(?m)^websites:\n(?:  .+\n)+", "", project)
        + """\
websites:
  - title: Old website
    url: https://old.example.eu
    state: ended
    as_of: 2021-11-15
    known_until: 2021-06
    sources: [annual-report]
hashtag_use: {state: not-known, as_of: 2021-11-15}
"""
    )
    data = synthetic.small(tmp_path, {"project.yaml": project})
    made = open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=synthetic.DAY)
    alive = text(body(made, "about/alive/"))
    assert "Channels" in alive and "Old website Ended Not stated June 2021 15 November 2021" in alive
    assert f"{made.portal.project.hashtag} Not known" in alive


def test_a_school_that_ended_leads_to_its_successor_and_counts_no_more(tmp_path: Path) -> None:
    made = opened(tmp_path, schools=SCHOOL)
    portal = made.portal
    school = portal.every(School)["hr-closed"]
    page = body(made, "schools/hr-closed/")
    assert "The school was merged with another." in text(page) and 'href="/schools/hr-mentor/"' in page
    assert "Until 31 August 2021. It has ended." in text(page)
    roster = portal.view(Membership).roster(portal.every(Cluster)["hr-hub-1"])
    assert school.id not in {seat.school.id for seat in roster.named}
    assert school.id in {seat.school.id for seat in roster.former}
    item = api.school(portal, school, URL)
    assert (item.state, item.until, item.successors) == ("ended", "2021-08-31", ("hr-mentor",))
    assert linked_data.school(portal, school, URL)["dissolutionDate"] == "2021-08-31"


def test_lists_mark_what_ended_and_numbers_leave_out_closed_schools_and_those_in_no_hub(tmp_path: Path) -> None:
    alone = "- {id: hr-alone, name: Sama škola, country: hr, language: hr, sources: [annual-report]}\n"
    closed_hub = HUB.replace("state: not-known", "state: ended")
    before = opened(tmp_path / "before").portal
    made = opened(tmp_path / "after", schools=SCHOOL + alone, clusters=closed_hub)
    hub = made.portal.every(Cluster)["hr-hub-9"]
    assert counts.schools(made.portal).value == counts.schools(before).value
    country = made.portal.every(Country)["hr"]
    assert counts.of_country(made.portal, country)["schools"] == counts.of_country(before, country)["schools"]
    assert not api.school(made.portal, made.portal.every(School)["hr-alone"], URL).counted
    assert "Not in a hub" in text(body(made, "schools/hr-alone/"))
    page = text(body(made, "network/"))
    assert "Stara škola (ended)" in page and "Deveti centar (ended)" in page
    assert "Stara škola (ended)" in text(body(made, "countries/hr/"))
    assert "memberOf" not in linked_data.school(made.portal, made.portal.every(School)["hr-closed"], URL)
    assert linked_data.hub(made.portal, hub, URL)["member"] == []


def test_more_hubs_than_planned_are_no_part_of_the_plan(tmp_path: Path) -> None:
    third = "- {id: hr-hub-3, name: Treći centar, country: hr, sources: [annual-report]}\n"
    made = opened(tmp_path, clusters=HUB + third)
    assert made.portal.every(Country)["hr"].clusters_planned == 2
    assert "3 hubs are published here, and 2 were planned, with" in text(body(made, "countries/hr/"))
    card = made.templates.component("country_card", country=made.portal.every(Country)["hr"])
    assert "3 hubs published, 2 planned" in text(card)
    (page,) = (page for page in made.pages if page.path == "countries/hr/")
    assert "3 hubs and 4 schools are published; 2 hubs were planned." in page.description


def test_a_receipt_of_one_is_not_told_of_many(tmp_path: Path) -> None:
    made = opened(tmp_path, clusters=HUB, schools=LEADER)
    told = counts.of_hub(made.portal.view(Membership).roster(made.portal.every(Cluster)["hr-hub-9"]))
    assert (told["members_named"].value, told["members_named"].label) == (1, "member named here")
    assert (told["mentees_unnamed"].value > 1, told["mentees_unnamed"].label) == (True, "mentee schools not named here")


def test_a_country_with_a_plan_can_be_added_alone(tmp_path: Path) -> None:
    country = synthetic.small(tmp_path / "plan").joinpath("countries.yaml").read_text(encoding="utf-8")
    more = country[: country.index("- id: hr")].replace("id: be", "id: be-fr").replace("Belgium", "Belgium (French)")
    data = synthetic.small(tmp_path / "own", {"countries/be-fr.yaml": more})
    assert synthetic.problems(data) == []
    assert any("the countries plan" in line for line in synthetic.notices(data))


def test_an_ended_hub_was_led_by_its_mentor(tmp_path: Path) -> None:
    made = opened(tmp_path, clusters=HUB.replace("state: not-known", "state: ended"), schools=LEADER)
    assert "It was led by Vodeća škola" in text(body(made, "hubs/hr-hub-9/"))
    assert "memberOf" not in linked_data.school(made.portal, made.portal.every(School)["hr-leader"], URL)


def test_a_former_name_has_its_language_and_time(tmp_path: Path) -> None:
    former = "  former_names: [{name: Scuola vecchia, language: it, since: 1950, until: 1991}]\n  sources:"
    page = body(opened(tmp_path, schools=SCHOOL.replace("  sources:", former)), "schools/hr-closed/")
    assert '<span lang="it">Scuola vecchia</span> (from 1950 to 1991)' in page


def test_what_is_not_known_says_when_somebody_looked(tmp_path: Path) -> None:
    made = opened(tmp_path, clusters=HUB)
    line = text(body(made, "hubs/hr-hub-9/"))
    assert re.search("September 2020 ?(–|to) ?June 2021", line), line
    assert "We do not know whether it is still active (checked on 15 November 2021). Do you know? Tell us" in line
    item = api.hub(made.portal, made.portal.every(Cluster)["hr-hub-9"], URL)
    assert (item.state, item.as_of, item.until) == ("not-known", "2021-11-15", "2021-06")
    alive = text(body(made, "about/alive/"))
    assert "Deveti centar Not known September 2020 June 2021 15 November 2021" in alive
