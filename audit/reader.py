"""A real reader, newsboat, subscribes to the feeds: it must find every entry, and nothing new when it looks again."""

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from audit.programs import HERE
from portal.checks.bounds import OF_A_FEED
from portal.following import feeds
from portal.following.channels import channels
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.project import Project
from portal.site import open_site
from tests.synthetic import holding
from tools.server import Server

ROOT = HERE.parent
PLANTED = "urn:uuid:00000000-0000-4000-8000-00000000000a"
"""An identity of the portal that makes every entry another one."""
FEEDS = ("feed.xml", "feed.atom.xml", "feeds/cases.xml", "feeds/cases.atom.xml")
"""What the reader subscribes to, below the site's root."""

Seen = Sequence[tuple[str, str, str, bool]]
"""What the reader has kept: feed, id and title of every entry, and whether it is unread; sorted."""


def audit(site: Path) -> bool:
    """Whether newsboat reads the site's feeds whole, and keeps each entry once although its title is edited."""
    url = json.loads((site / "feed.json").read_text(encoding="utf-8"))["feed_url"].removesuffix("feed.json")
    made = open_site(ROOT, url, folders=[ROOT / "overrides"])
    edited = _edited(made.portal)
    with TemporaryDirectory() as folder:
        served, home = Path(folder) / "site", Path(folder) / "reader"
        shutil.copytree(site, served)
        with Server(served, ROOT / "netlify.toml") as server:
            first = _polled(home, server.url)
            _read_all(home)
            again = _polled(home, server.url)
            _write(served, feeds.feeds(edited, made.templates, url))
            after = _polled(home, server.url)
            _write(served, feeds.feeds(_renamed(edited), made.templates, url))
            planted = _polled(home, server.url)
    if not any(unread for _feed, _id, _title, unread in planted):
        print("newsboat does not notice entries with other ids; its verdict on the feeds would mean nothing.")
        return False
    found = (
        _differ("does not read the feeds as they are", first, _expected(made.portal, url, unread=True)),
        _differ("finds something new at a second poll", again, _expected(made.portal, url, unread=False)),
        _differ("doubles, loses or renews an entry whose title is edited", after, _expected(edited, url, unread=False)),
    )
    if any(found):
        return False
    print(f"newsboat: {len(first)} entries of {len(FEEDS)} feeds; a second poll and an edited title bring nothing new.")
    return True


def _expected(portal: Portal, url: str, *, unread: bool) -> Seen:
    return sorted(
        (f"/{path}", portal.identity_of(entry.record), entry.title, unread)
        for channel in channels(portal)
        for path in (channel.address("rss"), channel.address("atom"))
        if path in FEEDS
        for entry in channel.entries[:OF_A_FEED]
    )


def _edited(portal: Portal) -> Portal:
    """The portal with another title of the latest story, which stands in all FEEDS."""
    (channel,) = (channel for channel in channels(portal) if channel.path == "feeds/cases")
    case = portal.every(CaseStudy)[channel.entries[0].record.id]
    corrected = case.model_copy(update={"title": f"{case.title} (corrected)"})
    return holding(portal, CaseStudy, {**portal.every(CaseStudy), case.id: corrected})


def _renamed(portal: Portal) -> Portal:
    """The portal under another identity."""
    ((id, project),) = portal.every(Project).items()
    return holding(portal, Project, {id: project.model_copy(update={"identity": PLANTED})})


def _write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for path, content in files.items():
        (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)


def _polled(home: Path, url: str) -> Seen:
    """What the readers that live in the folder ``home`` have kept after they looked at the feeds once more.

    Each feed has a reader of its own, because newsboat keeps an entry that stands in several feeds in one of them.
    """
    return sorted(row for path in FEEDS for row in _kept(home / path, url, path))


def _kept(home: Path, url: str, path: str) -> Iterator[tuple[str, str, str, bool]]:
    home.mkdir(parents=True, exist_ok=True)
    (home / "urls").write_text(f"{url}/{path}\n", encoding="utf-8")
    (home / "config").write_text("", encoding="utf-8")
    files = ["-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config")]
    environment = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8"}
    subprocess.run(["newsboat", *files, "-x", "reload"], check=True, env=environment, timeout=120)
    with closing(sqlite3.connect(home / "cache.db")) as cache:
        for id, title, unread in cache.execute("SELECT guid, title, unread FROM rss_item WHERE deleted = 0"):
            yield f"/{path}", id, title, bool(unread)


def _read_all(home: Path) -> None:
    """Marks everything as read, as somebody does who has read it."""
    for path in FEEDS:
        with closing(sqlite3.connect(home / path / "cache.db")) as cache:
            cache.execute("UPDATE rss_item SET unread = 0")
            cache.commit()


def _differ(what: str, found: Seen, expected: Seen) -> bool:
    """Whether they differ; says how."""
    if found == expected:
        return False
    print(f"newsboat {what}:", *sorted(set(found) ^ set(expected)), sep="\n  ")
    return True
