"""The chronicle: one page, from the beginning to today. Its opening is in ``docs/news/chronicle/index.md``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from portal.frame import json_ld
from portal.frame.addresses import channel_path
from portal.frame.page import Crumb, Page
from portal.parts.news.addresses import CHRONICLE
from portal.parts.news.happenings import ChronicleYear, chronicle
from portal.parts.news.sections import NEWS
from portal.portal import Portal
from portal.records.values import Values
from portal.words.language import _


@dataclass(frozen=True, kw_only=True)
class ChroniclePage(Values):
    """The chronicle."""

    template: ClassVar[str] = "pages/chronicle.html"

    years: tuple[ChronicleYear, ...]


def page(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """The page, also where nothing has happened yet."""
    years = chronicle(portal)
    records = [happening.record for year in years for passage in year.passages for happening in passage.happenings]
    yield Page(
        path=CHRONICLE,
        title=_("Chronicle"),
        description=_("What happened, in the order in which it happened."),
        written=True,
        values=ChroniclePage(years=years),
        section=NEWS,
        about="telling",
        parents=(*root, (_("News"), NEWS.path)),
        linked_data=json_ld.item_list(_("Chronicle"), records, site_url),
        feeds=(channel_path(NEWS.key),),
        changed=max((record.changed for record in records), default=None),
    )
