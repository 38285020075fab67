"""Issues of the newsletter. The content of an issue is composed from what was published in its period."""

from datetime import date
from typing import ClassVar

from pydantic import ValidationInfo, field_validator

from portal.parts.news.sections import NEWSLETTER
from portal.records.base import InOwnLanguage, not_before
from portal.records.fields import Day, LicenceRef, Line, Markdown
from portal.records.waiver import Waiver


class Newsletter(InOwnLanguage):
    """One issue: a period, a title and an introduction."""

    folder: ClassVar[str | None] = NEWSLETTER.path

    title: Line
    """Title of the issue."""
    start: Day
    """First day of the period; the issue lists what was published from then on."""
    end: Day
    """Last day of the period. Periods of two issues do not overlap."""
    summary: Line
    """The issue in one or two sentences, for lists and feeds."""
    introduction: Markdown
    """The text at the beginning of the issue."""
    licence: LicenceRef
    """Licence of the text."""
    waiver: Waiver | None = None
    """Only for an issue whose period rightly begins before the project or ends more than a year ahead."""

    @field_validator("end")
    @classmethod
    def _in_order(cls, end: date, info: ValidationInfo) -> date | None:
        return not_before(end, info, "start")
