"""Images of records, which always have a text alternative and a licence."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from portal.problem import shortened
from portal.records.base import Piece
from portal.records.fields import Line
from portal.words import reserved

_FILE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png|webp)")


def _file(value: str) -> str:
    if not _FILE.fullmatch(value):
        rule = "lower-case letters, digits and hyphens, and .jpg, .png or .webp"
        raise ValueError(f'"{shortened(value)}" cannot be used; name a file of data/images/ with {rule}')
    if reason := reserved.file_fault(value):
        raise ValueError(f'("{value}") {reason}')
    return value


class Image(Piece):
    """A picture from the folder `data/images/`."""

    file: Annotated[str, Field(max_length=100), AfterValidator(_file)]
    """Name of the file in `data/images/`, like hub-meeting.jpg."""
    alt: Line
    """What the picture shows, for those who cannot see it."""
    credit: Line
    """Who made it: a role or organisation, or a person who agreed to be named."""
    licence: Line
    """Licence, like CC BY 4.0, or "all rights reserved, used with permission"."""
