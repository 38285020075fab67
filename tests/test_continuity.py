"""What was published stays: addresses, GUIDs of feeds, UIDs of calendars. Each break is planted and must be found."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from portal import continuity
from portal.continuity import Announced, PublishedSite, Scheduled
from portal.following.entries import entries
from portal.host import standing
from portal.host.redirects import Redirect
from portal.host.standing import Standing
from portal.parts.community.records import Profile
from portal.parts.events.calendars import event_uid
from portal.parts.events.records import Event
from portal.parts.network.records import Cluster
from portal.portal import Portal
from portal.words import identity
from tests.networks import FIRST, Network
from tests.project import copy_of_project

PAGES = frozenset({"", "news/a/", "events/b/"})
ENTRY = Announced("urn:uuid:00000000-0000-4000-8000-00000000000a", "2021-09-06", "/news/a/")
EVENT = Scheduled("b", 0, ("20210901", "", "Osijek", "CONFIRMED"), "/events/b/")
BEFORE = PublishedSite(PAGES, {ENTRY.guid: ENTRY}, {EVENT.uid: EVENT})


def found(now: PublishedSite, *rules: Redirect) -> list[str]:
    return continuity.breaks(BEFORE, now, rules)


def test_nothing_is_said_where_nothing_changed_or_something_was_added() -> None:
    more = Announced("urn:uuid:00000000-0000-4000-8000-00000000000c", "2022-01-01")
    assert found(BEFORE) == []
    assert found(PublishedSite(PAGES | {"news/c/"}, {**BEFORE.entries, more.guid: more}, BEFORE.events)) == []


def test_an_address_that_leads_nowhere_is_a_break_and_a_redirect_mends_it() -> None:
    now = PublishedSite(PAGES - {"events/b/"} | {"events/c/"}, BEFORE.entries, BEFORE.events)
    (problem,) = found(now)
    assert problem.startswith("/events/b/ was published and leads nowhere")
    assert "formerly:" in problem
    assert found(now, Redirect("/events/b/*", "/events/c/:splat")) == []
    assert found(now, Redirect("/events/*", "/nowhere/:splat")) == [problem]


def test_an_entry_that_vanished_is_a_break_unless_its_page_leads_on() -> None:
    now = PublishedSite(PAGES - {"news/a/"} | {"news/z/"}, {}, BEFORE.events)
    problems = found(now)
    assert len(problems) == 2
    assert "The feed entry /news/a/ is gone" in problems[1]
    assert found(now, Redirect("/news/a/*", "/news/z/:splat")) == []


def test_an_entry_with_another_day_is_a_break() -> None:
    now = PublishedSite(PAGES, {ENTRY.guid: Announced(ENTRY.guid, "2021-09-07")}, BEFORE.events)
    (problem,) = found(now)
    assert "was published on 2021-09-06 and now says 2021-09-07" in problem
    assert "updated:" in problem


SCHOOL = Standing("school", "hr-made-up", "OŠ Primjer", ("place: Primjer",))


@pytest.mark.parametrize(
    ("found_now", "said", "doubted"),
    [
        (SCHOOL, None, False),
        (replace(SCHOOL, title="Osnovna škola Primjer"), None, False),
        (replace(SCHOOL, facts=("place: Sinj",)), None, False),
        (replace(SCHOOL, title="Gimnazija"), None, True),
        (replace(SCHOOL, title="Gimnazija", facts=("place: Sinj",)), "with nothing of its name", False),
        (replace(SCHOOL, id="hr-new"), 'is now about the school "hr-new"', False),
        (replace(SCHOOL, kind="hub"), 'is now about the hub "hr-made-up"', False),
        (None, "another page stands there", False),
    ],
)
def test_what_stands_at_an_address_is_compared(found_now: Standing | None, said: str | None, *, doubted: bool) -> None:
    other = {"news/a/": Standing("news item", "a", "News")}
    before = PublishedSite(frozenset({"", "schools/hr-made-up/"}), {}, {}, {"schools/hr-made-up/": SCHOOL})
    now = replace(before, standing={**other, **({"schools/hr-made-up/": found_now} if found_now else {})})
    problems = continuity.breaks(before, now, ())
    assert len(problems) == (said is not None)
    assert said is None or said in problems[0]
    assert len(continuity.doubts(before, now)) == doubted


def test_an_address_that_leads_on_is_not_compared_with_what_it_leads_to() -> None:
    before = PublishedSite(frozenset({"schools/hr-made-up/"}), {}, {}, {"schools/hr-made-up/": SCHOOL})
    renamed = replace(SCHOOL, id="hr-cetina")
    now = PublishedSite(frozenset({"schools/hr-cetina/"}), {}, {}, {"schools/hr-cetina/": renamed})
    assert continuity.breaks(before, now, [Redirect("/schools/hr-made-up/*", "/schools/hr-cetina/:splat")]) == []


def test_what_stands_where_is_written_and_read() -> None:
    page = b'["school", "hr-made-up", "O\xc5\xa0 Primjer", "place: Primjer"]'
    content = b'{"version": 1, "pages": {"schools/hr-made-up/": ' + page + b"}}"
    assert continuity.published((), {standing.FILE: content}).standing == {"schools/hr-made-up/": SCHOOL}
    with pytest.raises(ValueError, match=r"addresses\.json cannot be read"):
        continuity.published((), {standing.FILE: b'{"version": 9, "pages": {}}'})


def test_a_portal_with_another_identity_is_one_break() -> None:
    entry = Announced("urn:uuid:00000000-0000-4000-8000-00000000000d", ENTRY.date, ENTRY.page)
    event = Scheduled("e", 0, EVENT.facts, EVENT.page)
    (problem,) = found(PublishedSite(PAGES, {entry.guid: entry}, {event.uid: event}))
    assert "All 2 feed entries and events" in problem
    assert "identity:" in problem


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Scheduled(EVENT.uid, 0, ("20210902", "", "Osijek", "CONFIRMED")), "raise revision: to 1"),
        (Scheduled(EVENT.uid, 0, ("20210901", "", "Split", "CONFIRMED")), "raise revision: to 1"),
        (Scheduled(EVENT.uid, 0, ("20210901", "", "Osijek", "CANCELLED")), "raise revision: to 1"),
        (Scheduled(EVENT.uid, 1, ("20210902", "", "Osijek", "CONFIRMED")), None),
    ],
)
def test_a_change_that_calendars_would_not_take_over_is_a_break(event: Scheduled, said: str | None) -> None:
    problems = found(PublishedSite(PAGES, BEFORE.entries, {event.uid: event}))
    assert len(problems) == (said is not None)
    assert said is None or said in problems[0].lower().replace("raise\n", "raise ")


def test_an_event_that_vanished_or_fell_back_is_a_break() -> None:
    (problem,) = found(PublishedSite(PAGES, BEFORE.entries, {}))
    assert "status: cancelled" in problem
    risen = PublishedSite(PAGES, BEFORE.entries, {EVENT.uid: Scheduled(EVENT.uid, 3, EVENT.facts)})
    (problem,) = continuity.breaks(risen, BEFORE, ())
    assert "had revision 3 and now has 0" in problem


def test_feeds_and_calendars_are_read() -> None:
    rss = (
        b"<rss><channel><item><link>https://portal.invalid/folder/news/a/</link>"
        b"<guid>urn:uuid:00000000-0000-4000-8000-00000000000a</guid>"
        b"<pubDate>Mon, 06 Sep 2021 00:00:00 +0000</pubDate></item></channel></rss>"
    )
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:uuid:00000000-0000-4000-8000-00000000000a</id>'
        b'<link href="https://portal.invalid/folder/news/a/"/>'
        b"<published>2021-09-06T00:00:00+00:00</published></entry></feed>"
    )
    feed = (
        b'{"version": "https://jsonfeed.org/version/1.1", "items": ['
        b'{"id": "urn:uuid:00000000-0000-4000-8000-00000000000a", '
        b'"url": "https://portal.invalid/folder/news/a/", '
        b'"date_published": "2021-09-06T00:00:00Z"}]}'
    )
    calendar = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:b\r\nDTSTAMP:20210901T000000Z\r\n"
        b"DTSTART;VALUE=DATE:20210901\r\nSEQUENCE:2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    for name, content in {"feed.xml": rss, "feed.atom.xml": atom, "feed.json": feed}.items():
        read = continuity.published((), {name: content}).entries
        assert read == {ENTRY.guid: ENTRY}
        assert read[ENTRY.guid].page == "/folder/news/a/"
    (event,) = continuity.published((), {"calendar/all.ics": calendar}).events.values()
    assert (event.uid, event.sequence) == ("b", 2)
    assert continuity.published((), {"sitemap.xml": b"<urlset/>", "api/a.json": b"[]"}).entries == {}


@pytest.mark.parametrize("name", ["feed.xml", "feed.json", "calendar/all.ics"])
def test_a_file_that_is_no_feed_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=rf"{name} cannot be read"):
        continuity.published((), {name: b"<html"})


# The command, on the site of an invented network


def records_of(project: Path) -> list[Path]:
    """Records and texts, which link to them."""
    return [path for path in sorted((project / "data").rglob("*")) if path.suffix in {".yaml", ".md"}]


def command(project: Path, against: Path, network: Network = FIRST) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "portal", "check", "--against", str(against)],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": network.built_on},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.every_network
def test_the_site_keeps_what_it_published_itself(network: Network, data: Path, site: Path, tmp_path: Path) -> None:
    result = command(network.project(tmp_path, data), site, network)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout


@pytest.mark.every_network
def test_what_was_published_is_all_there(site: Path, records: Portal) -> None:
    before = continuity.read(site)
    assert {hub.path for hub in records.every(Cluster).values()} <= before.addresses
    assert "feed.xml" in before.addresses
    assert set(before.entries) == {records.identity_of(entry.record) for entry in entries(records)}
    dated = [event for event in records.every(Event).values() if len(event.start) >= len("2022-03-29")]
    last_days = {identity.bare(records.identity_of(profile)) for profile in records.every(Profile).values()}
    assert {event.uid for event in before.events.values()} == {event_uid(records, one) for one in dated} | last_days


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("second-meeting", "other-meeting", "The event /events/second-meeting/"),
        ("reading-aloud", "reading-together", "/cases/reading-aloud/ was published"),
        ("2022-03-29 10:00", "2022-03-29 11:00", "revision: to 1"),
    ],
)
@pytest.mark.first_network
def test_a_break_in_the_data_is_found(
    network: Network, data: Path, site: Path, tmp_path: Path, written: str, instead: str, said: str
) -> None:
    project = network.project(tmp_path, data)
    for path in records_of(project):
        path.write_text(path.read_text("utf-8").replace(written, instead), "utf-8")
    result = command(project, site, network)
    assert result.returncode == 1, result.stdout + result.stderr
    assert said in result.stdout


@pytest.mark.first_network
def test_a_renamed_record_with_its_former_id_breaks_nothing(
    network: Network, data: Path, site: Path, tmp_path: Path
) -> None:
    project = network.project(tmp_path, data)
    for path in records_of(project):
        text = path.read_text("utf-8")
        for before, after in (("second-meeting", "other-meeting"), ("be-hub-1", "be-hub-north")):
            text = text.replace(before, after)
            text = text.replace(f"- id: {after}\n", f"- id: {after}\n  formerly: [{before}]\n")
        path.write_text(text, "utf-8")
    result = command(project, site, network)
    assert result.returncode == 0, result.stdout + result.stderr


def test_feeds_alone_can_be_compared(network: Network, data: Path, site: Path, tmp_path: Path) -> None:
    project, feeds = network.project(tmp_path, data), tmp_path / "feeds"
    shutil.copytree(site / "feeds", feeds)
    assert command(project, feeds, network).returncode == 0
    feed = feeds / "news.xml"
    feed.write_text(
        feed.read_text("utf-8").replace("/news/", "/old-news/").replace(">urn:uuid:", ">urn:uuid:0"), "utf-8"
    )
    result = command(project, feeds, network)
    assert result.returncode == 1
    assert "The feed entry /old-news/" in result.stdout


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = command(copy_of_project(tmp_path), tmp_path / "nothing")
    assert result.returncode == 1
    assert "name a built site" in result.stdout
