"""Addresses in contributed documents: those of the web and of e-mail."""

import re

_WEB = re.compile(r"https?://[^/?#\s\\@]+([/?#][^\s]*)?|mailto:[^\s]+", re.IGNORECASE)


def is_web(address: str) -> bool:
    """Whether it leads to a page of the web or to an e-mail address."""
    return bool(_WEB.fullmatch(address.strip().replace(" ", "%20"))) and address.isprintable()
