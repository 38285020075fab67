"""Images of records, which always have a text alternative and a licence, and the agreement of whom they show."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from portal.problem import shortened
from portal.records.base import Consent, Piece
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
    nobody: bool = False
    """True where nobody can be recognised in it: a building, an empty room, a poster, hands at work."""
    consent: Consent | None = None
    """Agreement of everybody who can be recognised in it; of children, that of their parents. When it ends, the
    picture is left out of the site."""

    @model_validator(mode="after")
    def _of_nobody_or_agreed(self) -> "Image":
        if self.nobody and self.consent is not None:
            raise ValueError("says nobody: true, and has a consent; delete the one that is not so")
        if not self.nobody and self.consent is None:
            raise ValueError(
                "does not say who agreed to be shown; write nobody: true where nobody can be recognised, "
                "else consent: with given (the day) and scope, for example: picture on the page of the school"
            )
        return self

    def may_be_shown(self, day: date) -> bool:
        """True if those who can be recognised in it agree on ``day``, or nobody can be."""
        return self.consent is None or self.consent.holds(day)
