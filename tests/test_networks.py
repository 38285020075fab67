"""Invented networks that are shaped differently: what a site has, and has not, follows from its records alone."""

from pathlib import Path

import feedparser
import icalendar
import pytest

from portal.parts.events.records import Event
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country
from portal.portal import Portal
from tests import published
from tests.document import Document, embeds
from tests.networks import SECOND, Network

pytestmark = pytest.mark.every_network


def test_no_other_network_is_named(site: Path) -> None:
    texts = [
        file for file in site.rglob("*") if file.suffix in {".html", ".xml", ".json", ".js", ".css", ".txt", ".ics"}
    ]
    assert len(texts) > 100
    known = published.alone()
    assert [file for file in texts if published.named(file.read_text(encoding="utf-8"), known)] == []


def test_every_feed_and_calendar_can_be_read(site: Path, records: Portal) -> None:
    feeds = [*site.glob("feeds/**/*.xml"), site / "feed.xml"]
    assert len(feeds) > 10
    for file in feeds:
        read = feedparser.parse(file.read_bytes())
        assert not read.bozo, file
    assert feedparser.parse((site / "feed.xml").read_bytes()).entries
    calendars = list(site.glob("calendar/**/*.ics"))
    assert calendars
    of_events = [file for file in calendars if not file.relative_to(site).as_posix().startswith("calendar/board")]
    events = {str(event["summary"]) for file in of_events for event in _events(file)}
    assert events <= {event.title for event in records.every(Event).values()}


def _events(file: Path) -> list[icalendar.Component]:
    return icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")


def test_what_a_network_does_not_have_is_nowhere(network: Network, site: Path, pages: list[Document]) -> None:
    if network is not SECOND:
        assert (site / "advisory-board" / "index.html").is_file()
        return
    for path in ("advisory-board", "policy-exchange"):
        assert not (site / path).exists()
        assert [page.address for page in pages if f"/{path}/" in page.source] == []
    assert not list(site.glob("training/*/"))


def test_a_hub_has_the_shape_of_its_network(pages: list[Document], records: Portal) -> None:
    mentees = records.project.targets.mentees_per_cluster
    home = next(page for page in pages if page.address == "/")
    assert f"lines to {mentees} circles" in home.source
    for hub in records.every(Cluster).values():
        assert records.view(Membership).roster(hub).size == mentees + 1


def test_the_menu_marks_where_a_page_is(pages: list[Document]) -> None:
    """Its own entry, or that of a page above it in the trail of breadcrumbs, whatever its address."""
    marked = 0
    for page in pages:
        navs = {nav.get("class"): list(nav.iter("a")) for nav in page.all("nav")}
        above = {link.get("href") for link in navs.get("crumbs", []) if link.get("href") != "./"}
        for link in navs["menu"]:
            if link.get("href") in above:
                assert link.get("aria-current") == "true", (page.address, link.get("href"))
                marked += 1
    assert marked > 10


def test_embeds_name_no_country_of_another_network(site: Path, records: Portal) -> None:
    codes = {page.address.split("/")[3] for page in embeds(site) if "/country/" in page.address}
    assert codes == set(records.every(Country))
