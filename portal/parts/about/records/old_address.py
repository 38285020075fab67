"""Addresses of a site that stood before where this one may stand."""

from portal.records.base import Piece
from portal.records.fields import Id, Line, SitePath, WebAddress


class OldAddress(Piece):
    """A page of a former site, and the page here that succeeds it. It has an effect where this site has the host."""

    id: Id
    """Permanent name of the record."""
    url: WebAddress
    """Address of the page on the former site, as it was published."""
    also: tuple[WebAddress, ...] = ()
    """Other addresses of the same page, for example with a menu in another language."""
    to: SitePath
    """Page of this site that succeeds it, like /about/partners/."""
    note: Line | None = None
    """Why it is that page, where readers might expect another one."""

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return self.url

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address of the page on the former site."""
        return (self.url, *self.also)
