"""Allowed targets of links and pictures of hand-written pages; ``portal.words.web_address`` checks absolute ones."""

import re
from collections.abc import Callable

from portal.problem import shortened
from portal.words import web_address

Judge = Callable[[str], str | None]
"""A function from an address to why it is refused, or None."""

# Browsers parse white space, control characters and backslashes differently from other programs (URL Standard).
_SIGNS = re.compile(r"[^\s\x00-\x1f\x7f-\xa0\\<>\"^`{|}]*")
_WHOLE = re.compile(r"https?://|mailto:", re.IGNORECASE)
_REMEDY = "link to a page of this site, or to a whole address that begins with https://, http:// or mailto:"


def link(target: str) -> str | None:
    """Why a page must not link to ``target``, with the remedy; None if it may."""
    if not _SIGNS.fullmatch(target):
        return f'the link to "{shortened(target)}" has a sign that addresses do not have; {_REMEDY}'
    if _WHOLE.match(target):
        return _of_page(web_address.target_fault(target))
    if ":" in re.split("[/?#]", target, maxsplit=1)[0]:
        return f'the link to "{shortened(target)}" is not allowed; {_REMEDY}'
    if target.startswith("//"):
        return f'the link to "{shortened(target)}" does not say how to get there; write https: before it'
    return None


def words(target: str, said: str) -> str | None:
    """Why a link to ``target`` must not have the words ``said``, as readers see them; None if it may.

    ``target`` must be one that a page may link to.
    """
    return _of_page(web_address.link_fault(target, said)) if _WHOLE.match(target) else None


def _of_page(reason: str | None) -> str | None:
    return f"the page {reason}" if reason else None


def picture(target: str) -> str | None:
    """Why a page must not show the picture at ``target``, with the remedy; None if it may."""
    if not _SIGNS.fullmatch(target) or ":" in target or "//" in target:
        return f'the picture "{shortened(target)}" lies somewhere else; put it beside the page, in docs/, and name it'
    return None
