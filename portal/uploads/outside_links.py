"""Addresses in contributed documents that lead outside: web and e-mail."""

import re

_WEB = re.compile(r"https?://[^/?#\s\\@]+([/?#][^\s]*)?|mailto:[^\s]+", re.IGNORECASE)


def is_web(address: str) -> bool:
    """True if the address is that of a web page or an e-mail address."""
    return bool(_WEB.fullmatch(address.strip().replace(" ", "%20"))) and address.isprintable()
