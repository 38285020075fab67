"""The line on a page that leads to the feed and the calendar of what the page is about."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.following.channels import Channel
from portal.following.sections import SUBSCRIBE
from portal.frame.addresses import channel_path
from portal.records.kind import Scope
from portal.words.language import _


@dataclass(frozen=True)
class Follow:
    """One such line."""

    name: str
    """What is followed, for example "Spain"."""
    page: str
    """Address of the page for subscribing, with that choice made."""
    feed: str
    """Address of the feed (RSS) below the site's root."""
    calendar: str | None
    """Address of the calendar, where there is one."""


def follow(channels: Mapping[str, Channel], path: str, name: str | None = None) -> Follow:
    """The line for the channel ``path``, called ``name`` or as its place is.

    Where there is no such channel, the line for the whole network.
    """
    channel = channels.get(path)
    if channel is None:
        return follow(channels, channel_path(), _("the whole network"))
    wishes = [f"{channel.scope}={channel.id}"] if channel.id else []
    wishes += [f"interest={channel.section}"] if channel.section else []
    return Follow(
        name=name or channel.name,
        page=f"{SUBSCRIBE.path}?{'&'.join(wishes)}" if wishes else SUBSCRIBE.path,
        feed=channel.address("rss"),
        calendar=channel.calendar,
    )


def with_sections(channels: Mapping[str, Channel], scope: Scope, id: str) -> tuple[str, ...]:
    """The paths of the channel of a place and of those of each of its sections."""
    sections = [channel.section for channel in channels.values() if channel.scope == "network" and channel.section]
    return tuple(channel_path(section, scope, id) for section in (None, *sections))
