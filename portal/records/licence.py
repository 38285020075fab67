"""Licences: what may be done with a text, a picture or a course."""

from pydantic import model_validator

from portal.records.base import Record
from portal.records.fields import LicenceId, Line, WebAddress


class Licence(Record):
    """What may be done with something under a licence."""

    id: LicenceId
    """Id in the SPDX list of licences, like CC-BY-NC-SA-4.0; `not-stated` for what nobody has said anything of."""
    name: Line
    """Full name."""
    short: Line
    """Short name, as it is shown beside a text."""
    url: WebAddress | None = None
    """Address of the deed that explains it."""
    stated: bool = True
    """False where it stands for works of which nobody has said what may be done with them."""
    share: bool | None = None
    """True if one may copy it and pass it on."""
    change: bool | None = None
    """True if one may change it and pass on the result."""
    commercial: bool | None = None
    """True if one may earn money with it."""
    credit: bool = True
    """True if one must say who made it and where it is from."""
    same_licence: bool = False
    """True if a changed version must have the same licence."""
    reuse: Line
    """What a reader may do, in one sentence."""

    @model_validator(mode="after")
    def _says_what_it_permits(self) -> "Licence":
        for name in ("share", "change", "commercial"):
            if self.stated and getattr(self, name) is None:
                raise ValueError(f"{name} is missing; add true or false, or stated: false where nobody has said it")
            if not self.stated and getattr(self, name) is not None:
                raise ValueError(f"{name} is answered, but stated: false says that nobody has said it; delete one")
        return self

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return self.short
