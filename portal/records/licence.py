"""Licences: what may be done with a text, a picture or a course."""

from portal.records.base import Record
from portal.records.fields import LicenceId, Line, WebAddress


class Licence(Record):
    """What may be done with something under a licence."""

    id: LicenceId
    """Id in the SPDX list of licences, like CC-BY-NC-SA-4.0; `all-rights-reserved` where there is none."""
    name: Line
    """Full name."""
    short: Line
    """Short name, as it is shown beside a text."""
    url: WebAddress | None = None
    """Address of the deed that explains it."""
    share: bool
    """True if one may copy it and pass it on."""
    change: bool
    """True if one may change it and pass on the result."""
    commercial: bool
    """True if one may earn money with it."""
    credit: bool = True
    """True if one must say who made it and where it is from."""
    same_licence: bool = False
    """True if a changed version must have the same licence."""
    reuse: Line
    """What a reader may do, in one sentence."""

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return self.short
