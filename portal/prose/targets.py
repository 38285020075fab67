"""Where links and pictures of hand-written pages may lead."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from portal.problem import shortened

Judge = Callable[[str], str | None]
"""From an address to why it is refused, or None."""

# White space, control characters and backslashes are read in other ways by browsers than by programs (URL Standard).
_SIGNS = re.compile(r"[^\s\x00-\x1f\x7f-\xa0\\<>\"^`{|}]*")
_WHOLE = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,63}")
_MAIL = re.compile(r"mailto:[A-Za-z0-9._+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,63}", re.IGNORECASE)
_REMEDY = "link to a page of this site, or to a whole address that begins with https://, http:// or mailto:"


def link(target: str) -> str | None:
    """Why a page must not lead readers to ``target``, with the remedy; None where it may."""
    why = _wrong(target)
    return f'the link to "{shortened(target)}" {why}' if why else None


def _wrong(target: str) -> str | None:
    if not _SIGNS.fullmatch(target):
        return f"has a sign that addresses do not have; {_REMEDY}"
    if ":" not in re.split("[/?#]", target, maxsplit=1)[0]:
        return "does not say how to get there; write https: before it" if target.startswith("//") else None
    if target.lower().startswith("mailto:"):
        alone = _MAIL.fullmatch(target)
        return None if alone else "is more than an e-mail address; write mailto: and the address alone"
    return _wrong_host(target) if _WHOLE.match(target) else f"is not allowed; {_REMEDY}"


def _wrong_host(target: str) -> str | None:
    try:
        parts = urlsplit(target)
        _port = parts.port
    except ValueError:
        return "is no address; correct it"
    if "@" in parts.netloc:
        return "names a user before @; write the address without it"
    named = parts.hostname is not None and _HOST.fullmatch(parts.hostname)
    return None if named else "names no website; write the whole address"


def picture(target: str) -> str | None:
    """Why a page must not show the picture at ``target``, with the remedy; None where it may."""
    if not _SIGNS.fullmatch(target) or ":" in target or "//" in target:
        return f'the picture "{shortened(target)}" lies somewhere else; put it beside the page, in docs/, and name it'
    return None
