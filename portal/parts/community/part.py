"""The community as a part of the site."""

from portal.parts.community import api, board_calendar, matching_files, pages
from portal.parts.community.addresses import BOARD, FIND_A_MENTOR
from portal.parts.community.checks import CHECKS
from portal.parts.community.kinds import KINDS
from portal.parts.community.sections import COMMUNITY
from portal.parts.making import Files, Making
from portal.parts.part import Part


def _files(making: Making) -> Files:
    return {**board_calendar.calendars(making.portal, making.url), **matching_files.files(making.portal)}


PART = Part(
    name="community",
    kinds=KINDS,
    sections=(COMMUNITY,),
    checks=CHECKS,
    datasets=api.DATASETS,
    pages=lambda making: pages.pages(making.portal, making.url, making.home, making.channels),
    files=lambda making, _templates: _files(making),
    written=(COMMUNITY.path, BOARD, FIND_A_MENTOR),
    moved=board_calendar.moved,
)
