"""Compares the published site with the one to be published: nothing that readers rely on may disappear or change.

Feed readers identify an entry by its GUID (RSS 2.0, `guid`; RFC 4287, section 4.2.6), calendars an event by its UID,
and they accept a change only with a higher SEQUENCE (RFC 5545, sections 3.8.4.7 and 3.8.7.4); everybody else uses the
address.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from icalendar import Calendar
from lxml import etree

from portal.following.entries import entries as every_entry
from portal.host import forwarding, standing
from portal.host.redirects import Redirect
from portal.host.standing import Standing
from portal.site import Site

_ATOM = "{http://www.w3.org/2005/Atom}"
# Addresses of assets, and of files of the search, the finder and the forms, change with their content; the others are
# not for readers.
_NOT_KEPT = re.compile(
    r"(admin|assets|pagefind|network/index)/.*|contribute/([^/]+/[^/]+|tables)\.json|_.*|404\.html|robots\.txt|sitemap\.xml"
)
_TIME_AND_PLACE = ("DTSTART", "DTEND", "LOCATION", "STATUS")


@dataclass(frozen=True)
class Announced:
    """An entry of a feed."""

    guid: str
    """Its lasting name, wherever the site stands."""
    date: str
    """Day of publication, as YYYY-MM-DD."""
    page: str = field(default="", compare=False)
    """The path of its page at that time, with the folder of the site."""


@dataclass(frozen=True)
class Scheduled:
    """An event of a calendar."""

    uid: str
    """Its lasting name, wherever the site stands."""
    sequence: int
    facts: tuple[str, ...]
    """Time, place and status as in the calendar."""
    page: str = field(default="", compare=False)
    """The path of its page at that time, with the folder of the site."""


@dataclass(frozen=True)
class PublishedSite:
    """The parts of a published site that readers rely on."""

    addresses: frozenset[str]
    """Addresses of pages and files, below the site's root."""
    entries: Mapping[str, Announced]
    """Entries of feeds by GUID."""
    events: Mapping[str, Scheduled]
    """Events of calendars by UID."""
    standing: Mapping[str, Standing] = field(default_factory=dict)
    """What the pages at the addresses are about, where they are about a record."""


def read(place: Path) -> PublishedSite:
    """The published site at ``place``: a built site, a folder of feeds and calendars, or one such file.

    Raises ValueError, naming the file, if a feed or calendar cannot be read.
    """
    files = {place.name: place} if place.is_file() else _files(place)
    texts = {path: file.read_bytes() for path, file in files.items() if file.suffix in {".xml", ".json", ".ics"}}
    whole = "index.html" in files
    return published((path for path, file in files.items() if not _leads_away(path, file)) if whole else (), texts)


def _leads_away(path: str, file: Path) -> bool:
    """True if it is no page but leads to one. What stands at former addresses is no promise to readers of its own."""
    return path.endswith(".html") and forwarding.leads_on(file.read_text(encoding="utf-8"))


def _files(folder: Path) -> dict[str, Path]:
    return {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*")) if file.is_file()}


def present(site: Site, root: Path) -> PublishedSite:
    """The site that the project in the folder ``root`` would publish now."""
    written = {path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md")}
    pages = [re.sub(r"(^|/)index\.md$|\.md$", "/", path).lstrip("/") for path in sorted(written - site.left_out)]
    pages += [page.path for page in site.pages]
    files = site.outputs(pages)
    read = {path: _bytes(files[path]) for path in files if path.endswith(".ics") or path == standing.FILE}
    leading = {path for path, content in files.items() if isinstance(content, str) and forwarding.leads_on(content)}
    found = published((*pages, *(path for path in files if path not in leading)), read)
    # A feed has only its latest entries; one that is no longer in it is not lost.
    entries = [
        Announced(
            site.portal.identity_of(entry.record),
            entry.record.published.isoformat(),
            urlsplit(f"{site.url}{entry.path}").path,
        )
        for entry in every_entry(site.portal)
    ]
    return replace(found, entries={entry.guid: entry for entry in entries})


def _bytes(content: str | bytes | Path) -> bytes:
    if isinstance(content, Path):
        return content.read_bytes()
    return content.encode() if isinstance(content, str) else content


def published(paths: Iterable[str], files: Mapping[str, bytes]) -> PublishedSite:
    """The published site with all ``paths``, whose feeds and calendars are in ``files`` (path -> content)."""
    entries: dict[str, Announced] = {}
    events: dict[str, Scheduled] = {}
    about: Mapping[str, Standing] = {}
    for path, content in files.items():
        try:
            if path.endswith(".ics"):
                events.update((event.uid, event) for event in _events(content))
            elif path == standing.FILE:
                about = standing.read(content)
            else:
                entries.update((entry.guid, entry) for entry in _entries(path, content))
        except (ValueError, KeyError, TypeError, etree.XMLSyntaxError) as error:
            raise ValueError(f"{path} cannot be read ({error}); name a site or feeds that this portal built") from error
    addresses = (path.removesuffix("index.html") for path in paths if not _NOT_KEPT.fullmatch(path))
    return PublishedSite(frozenset(addresses), entries, events, about)


def breaks(before: PublishedSite, now: PublishedSite, redirects: Sequence[Redirect]) -> list[str]:
    """Everything that readers would lose or receive twice, each with the remedy; empty if everything is kept."""

    def kept(path: str) -> bool:
        return path in now.addresses or any(rule.leads(path) in now.addresses for rule in redirects)

    found = [
        *(_gone(path) for path in sorted(before.addresses) if not kept(path)),
        *_about_another(before, now),
    ]
    if others := _of_another_portal(before, now):
        return [*found, others]
    return [*found, *_entries_changed(before, now, kept), *_events_changed(before, now)]


def doubts(before: PublishedSite, now: PublishedSite) -> list[str]:
    """What may be a break, and a person has to judge: records that have nothing of their name any more."""
    return [
        f"/{path}: {_named(was)} is now called {_quoted(found.title)}. If it is the same under another name, all is "
        "well; if it is something else, give that an id of its own and put the old record back."
        for path, was, found in _compared(before, now)
        if (was.kind, was.id) == (found.kind, found.id) and not was.shares_its_name(found) and was.facts == found.facts
    ]


def _compared(before: PublishedSite, now: PublishedSite) -> Iterator[tuple[str, Standing, Standing]]:
    for path, was in sorted(before.standing.items()):
        if path in now.standing:
            yield path, was, now.standing[path]


def _about_another(before: PublishedSite, now: PublishedSite) -> Iterator[str]:
    for path, was in sorted(before.standing.items()):
        if now.standing and path in now.addresses and path not in now.standing:
            yield (
                f"/{path} was about {_named(was)}, and now another page stands there. Move that page, put the record "
                "back, or let the address lead to where it is now."
            )
    for path, was, found in _compared(before, now):
        if (was.kind, was.id) != (found.kind, found.id):
            yield (
                f"/{path} was about {_named(was)} and is now about {_named(found)}, so links to it and what readers "
                "keep would mean something else. Give the new one another id; where the old one has another id now, "
                "name the one it had under formerly:."
            )
        elif not was.shares_its_name(found) and was.facts != found.facts:
            yield (
                f"/{path} was about {_named(was)}; now {_quoted(found.title)} has its id, with nothing of its name and "
                f"other facts ({_differing(was, found)}). If that is something else, give it an id of its own and put "
                "the old record back; if it is the same, correct the facts first and the name afterwards."
            )


def _differing(was: Standing, found: Standing) -> str:
    return f"{', '.join(was.facts) or 'none'}; now {', '.join(found.facts) or 'none'}"


def _named(one: Standing) -> str:
    return f'the {one.kind} "{one.id}" ({one.title})'


def _quoted(text: str) -> str:
    return f'"{text}"'


def _gone(path: str) -> str:
    return (
        f"/{path} was published and leads nowhere now. Where its record has another id, name the old one in the record "
        "under formerly:; where it was deleted, put it back or add a redirect to netlify.toml."
    )


def _of_another_portal(before: PublishedSite, now: PublishedSite) -> str | None:
    """What is said where of several entries and events none has the name that it had: the portal has another one."""
    names = [*before.entries, *before.events]
    if len(names) < 2 or not now.entries or not {*names}.isdisjoint([*now.entries, *now.events]):
        return None
    return (
        f"All {len(names)} feed entries and events that were published have other names now, so readers would get each "
        "of them again. Where the site stands does not matter for that: put the identity: of data/project.yaml back, "
        "or name a site that this portal published."
    )


def _leads_on(page: str, kept: Callable[[str], bool]) -> bool:
    """True if a page is at the path ``page`` today, or it leads on. The site may have stood in a folder then."""
    names = page.strip("/").split("/")
    return bool(page) and any(kept(f"{'/'.join(names[first:])}/") for first in range(len(names)))


def _entries_changed(before: PublishedSite, now: PublishedSite, kept: Callable[[str], bool]) -> Iterator[str]:
    for guid, entry in sorted(before.entries.items(), key=lambda one: (one[1].page, one[0])):
        called = entry.page or guid
        if guid not in now.entries:
            if not _leads_on(entry.page, kept):
                yield (
                    f"The feed entry {called} is gone, so readers who have it would get it again under another name. "
                    "Where its record has another id, name the old one under formerly:, the oldest first; where it was "
                    "deleted, put it back or add a redirect to netlify.toml."
                )
        elif now.entries[guid].date != entry.date:
            yield (
                f"The feed entry {called} was published on {entry.date} and now says {now.entries[guid].date}, which "
                "changes the order of feeds. Put the day back into published: and the day of the change into updated:."
            )


def _events_changed(before: PublishedSite, now: PublishedSite) -> Iterator[str]:
    for uid, event in sorted(before.events.items(), key=lambda one: (one[1].page, one[0])):
        called = event.page or uid
        found = now.events.get(uid)
        if found is None:
            yield (
                f"The event {called} is gone from the calendars, where it would stay for ever. Put it back with "
                "status: cancelled, or status: postponed and the old day where no new one is known, and a higher "
                "revision:; or name its old id under formerly:. Where it has sessions now, write as_the_event: true in "
                "the one as which it was announced, and moved_from: in those whose day has changed."
            )
        elif found.sequence < event.sequence:
            yield f"The event {called} had revision {event.sequence} and now has {found.sequence}; it must never fall."
        elif found.facts != event.facts and found.sequence == event.sequence:
            yield (
                f"The event {called} has another time, place or status, which calendars would not take over. Raise "
                f"revision: to {event.sequence + 1}."
            )


def _entries(path: str, content: bytes) -> Iterator[Announced]:
    """The entries of an RSS, Atom or JSON feed; none if it is another file."""
    if path.endswith(".json"):
        document = json.loads(content)
        feed = isinstance(document, dict) and "jsonfeed.org" in str(document.get("version", ""))
        for item in document["items"] if feed else ():
            yield Announced(item["id"], item["date_published"][:10], urlsplit(item["url"]).path)
        return
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    for item in root.iter("item"):
        day = _day(parsedate_to_datetime(item.findtext("pubDate") or ""))
        yield Announced(item.findtext("guid") or "", day, urlsplit(item.findtext("link") or "").path)
    for entry in root.iter(f"{_ATOM}entry"):
        link = entry.find(f"{_ATOM}link")
        page = urlsplit(link.get("href", "") if link is not None else "").path
        yield Announced(entry.findtext(f"{_ATOM}id") or "", (entry.findtext(f"{_ATOM}published") or "")[:10], page)


def _day(time: datetime) -> str:
    return time.date().isoformat()


def _events(content: bytes) -> Iterator[Scheduled]:
    for event in Calendar.from_ical(content).walk("VEVENT"):
        facts = tuple(_stated(event[name]) if name in event else "" for name in _TIME_AND_PLACE)
        page = urlsplit(str(event.get("URL", ""))).path
        yield Scheduled(str(event["UID"]), int(event.get("SEQUENCE", 0)), facts, page)


def _stated(value: Any) -> str:
    written = value.to_ical()
    return written.decode() if isinstance(written, bytes) else str(written)
