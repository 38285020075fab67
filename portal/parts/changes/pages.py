"""What changed: /changes/, a list for each country, and a page for each release."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from portal.following.channels import Channel
from portal.following.follow_line import Follow, follow
from portal.frame import json_ld
from portal.frame.addresses import channel_path
from portal.frame.page import Crumb, Page
from portal.frame.paging import sheets
from portal.parts.changes.addresses import of_country
from portal.parts.changes.log import ChangeLog, LoggedFate
from portal.parts.changes.records import Release
from portal.parts.changes.sections import CHANGES
from portal.portal import Portal
from portal.records.base import Addressed
from portal.records.values import Values
from portal.words.language import _

A_PAGE = 60


@dataclass(frozen=True, kw_only=True)
class ReleasesPage(Values):
    """A page of a list of releases."""

    template: ClassVar[str] = "pages/releases.html"
    title: str
    country: Addressed | None
    """None for the list of all."""
    releases: tuple[Release, ...]
    countries: tuple[tuple[Addressed, str], ...]
    """The countries in which anything changed, each with the address of its list; none on that of a country."""
    follow: Follow
    number: int
    """Number of the page, counted from 1."""
    pages: tuple[str, ...]
    """The addresses of all pages of the list, below the site's root."""


@dataclass(frozen=True, kw_only=True)
class ReleasePage(Values):
    """A release."""

    template: ClassVar[str] = "pages/release.html"
    release: Release
    fates: tuple[LoggedFate, ...]
    country: Addressed | None


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...], channels: Mapping[str, Channel]) -> Iterator[Page]:
    """The list of all releases, one of each country in which anything changed, and a page for every release."""
    log = portal.view(ChangeLog)
    places = portal.places("country")
    changed = tuple((places[id], of_country(id)) for id in places if log.of(id))
    yield from _list(log.latest, None, changed, site_url, root, channels)
    above = (*root, (CHANGES.name, CHANGES.path))
    for country, _path in changed:
        yield from _list(log.of(country.id), country, (), site_url, above, channels)
    for release in log.latest:
        place = places.get(release.country or "")
        feeds = (channel_path(CHANGES.key), *([channel_path(CHANGES.key, "country", place.id)] if place else []))
        yield Page(
            path=release.path,
            title=release.title,
            description=release.summary,
            section=CHANGES,
            values=ReleasePage(release=release, fates=log.fates(release), country=place),
            parents=(*above, *([(place.label, of_country(place.id))] if place is not None else [])),
            linked_data=json_ld.web_page(release.title, f"{site_url}{release.path}"),
            record=release,
            about="telling",
            country=place.id if place is not None else None,
            feeds=feeds,
            changed=release.changed,
        )


def _list(
    releases: Sequence[Release],
    country: Addressed | None,
    countries: tuple[tuple[Addressed, str], ...],
    site_url: str,
    above: tuple[Crumb, ...],
    channels: Mapping[str, Channel],
) -> Iterator[Page]:
    path = CHANGES.path if country is None else of_country(country.id)
    name, followed = CHANGES.name, _("what changes")
    if country is not None:
        phrase = getattr(country, "phrase", country.label)
        name, followed = (text % phrase for text in (_("What changed in %s"), _("what changes in %s")))
    channel = channel_path(CHANGES.key, "country", country.id) if country is not None else channel_path(CHANGES.key)
    for sheet in sheets(releases, A_PAGE, path):
        title = sheet.title(name)
        yield Page(
            path=sheet.path,
            title=title,
            description=_("What each release of this site added, corrected and ended."),
            section=CHANGES,
            written=country is None and sheet.first,
            values=ReleasesPage(
                title=title,
                country=country,
                releases=sheet.items,
                countries=countries if sheet.first else (),
                follow=follow(channels, channel, followed),
                number=sheet.number,
                pages=sheet.paths,
            ),
            parents=above if sheet.first else (*above, (name, path)),
            linked_data=json_ld.item_list(title, sheet.items, site_url),
            about="telling",
            searched=sheet.first,
            country=country.id if country is not None else None,
            feeds=(channel,),
        )
