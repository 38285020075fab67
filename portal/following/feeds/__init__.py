"""The feeds of every channel, as RSS 2.0, Atom and JSON Feed, and a list of them: path -> content."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import groupby
from typing import ClassVar

from portal.checks.bounds import OF_A_FEED
from portal.following.channels import ENDINGS, Channel, Format, channels
from portal.following.feeds.feed import Feed
from portal.following.feeds.feed_items import Items, rights
from portal.following.feeds.json_feed import json_feed
from portal.following.feeds.rss_atom import atom, rss
from portal.frame.addresses import channel_path
from portal.frame.templates import Templates
from portal.portal import Portal
from portal.records.base import Addressed
from portal.records.kind import Scope
from portal.records.values import Values
from portal.words.language import _, spoken

OPML = "feeds/all.opml"

_WRITERS: Mapping[Format, Callable[[Feed], bytes]] = {"rss": rss, "atom": atom, "json": json_feed}


@dataclass(frozen=True)
class OutlinePlace:
    """The feeds of one country, theme or hub."""

    name: str
    """Its name; "" for the whole network."""
    feeds: tuple[Feed, ...]


@dataclass(frozen=True)
class OutlineGroup:
    """The feeds of one scope."""

    title: str
    places: tuple[OutlinePlace, ...]


@dataclass(frozen=True, kw_only=True)
class FeedOutline(Values):
    """The list of all feeds as OPML 2.0 (opml.org/spec2.opml)."""

    template: ClassVar[str] = "feeds.opml.jinja"

    title: str
    language: str
    """Language of the feeds, as BCP 47 has it."""
    groups: tuple[OutlineGroup, ...]


def feeds(portal: Portal, templates: Templates, site_url: str) -> Mapping[str, str | bytes]:
    """Every feed, and the list of all feeds for programs that read them. Nothing depends on the day of the build."""
    found = portal.view(channels)
    labels = {channel.section: channel.title for channel in found if channel.scope == "network" and channel.section}
    items = Items(portal, templates, site_url, labels)
    files: dict[str, str | bytes] = {}
    published: list[tuple[Channel, Feed]] = []
    for channel in found:
        feed = _feed(portal, templates, site_url, channel, items)
        published.append((channel, feed))
        for format, write in _WRITERS.items():
            files[channel.address(format)] = write(feed)
    files[OPML] = _opml(portal, templates, published)
    return files


def _feed(portal: Portal, templates: Templates, site_url: str, channel: Channel, items: Items) -> Feed:
    shown = tuple(items.of(entry) for entry in channel.entries[:OF_A_FEED])
    project, operator, archive = portal.project, portal.operator, f"{site_url}{channel.archive}"
    texts = {"most": OF_A_FEED, "archive": archive}
    return Feed(
        id=channel.identity(portal),
        title=f"{project.acronym}: {channel.title}",
        description=_("The latest first, %(most)d at most. What is older: %(archive)s") % texts,
        archive=archive,
        addresses={format: f"{site_url}{channel.address(format)}" for format in ENDINGS},
        style=templates.asset("feed.css"),
        author=portal.organisation(operator.organisation)
        if operator is not None
        else _("%(project)s portal") % {"project": project.acronym},
        home=site_url,
        email=operator.contact.email if operator is not None else None,
        editor=operator.editor.role if operator is not None else None,
        rights=_("Texts, where an entry names no other licence: %(licence)s")
        % {"licence": rights(portal.licences[project.licence])},
        changed=max((item.changed for item in shown), default=datetime.combine(project.start, time(), UTC)),
        items=shown,
    )


def _opml(portal: Portal, templates: Templates, published: Sequence[tuple[Channel, Feed]]) -> str:
    """All feeds: a group for each scope, in it one for each country, theme or hub."""
    titles: Mapping[Scope, str] = {
        "network": _("Whole network"),
        "country": _("Countries"),
        "theme": _("Themes"),
        "hub": _("Hubs"),
    }
    groups = tuple(
        OutlineGroup(
            titles[scope],
            tuple(
                OutlinePlace(name, tuple(feed for _channel, feed in inner))
                for (_id, name), inner in groupby(those, key=_place)
            ),
        )
        for scope, those in groupby(published, key=lambda pair: pair[0].scope)
    )
    title = _("Feeds of %(project)s") % {"project": portal.project.acronym}
    outline = FeedOutline(title=title, language=spoken().tag, groups=groups)
    return str(templates.render(outline.template, outline.filled))


def _place(pair: tuple[Channel, Feed]) -> tuple[str, str]:
    return pair[0].id, pair[0].name


def moved(portal: Portal) -> Iterator[tuple[str, str]]:
    """Former addresses of the feeds of countries and hubs that had another id, and where they are now."""
    places: tuple[tuple[Scope, Iterable[Addressed]], ...] = (
        ("country", portal.places("country").values()),
        ("hub", portal.places("hub").values()),
    )
    for scope, records in places:
        for record in records:
            for former in record.formerly:
                old, new = channel_path(None, scope, former), channel_path(None, scope, record.id)
                yield f"{old}/*", f"{new}/:splat"
                yield from ((f"{old}{ending}", f"{new}{ending}") for ending in ENDINGS.values())
