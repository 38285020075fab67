"""Names that last: a portal and what it publishes keep theirs wherever the site stands."""

import re
from uuid import UUID, uuid4, uuid5

_URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PREFIX = "urn:uuid:"


def fresh() -> str:
    """A name that no other portal has: a random UUID (RFC 9562, 5.4) as a URN."""
    return uuid4().urn


def is_identity(value: str) -> bool:
    """True if ``value`` is a UUID as a URN, in lower case (RFC 9562, section 4), and names something."""
    return _URN.fullmatch(value) is not None and UUID(value).int not in (0, 2**128 - 1)


def named(portal: str, name: str) -> str:
    """The identity of what the portal with that identity calls ``name``: a UUID made from both (RFC 9562, 5.5)."""
    return uuid5(UUID(portal), name).urn


def bare(identity: str) -> str:
    """The identity without the scheme before its UUID, as calendars have it (RFC 7986, 5.3)."""
    return identity.removeprefix(_PREFIX)
