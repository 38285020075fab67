"""Where the site stands: the whole address of its home page. It changes nothing by which readers' programs know it."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from portal.problem import Problem
from portal.reading import textfile

PLACEHOLDER = "https://address-not-set.invalid/"
"""What stands for the address of the home page where it is not known, in formats that demand a whole address. No host
will ever have the name (RFC 2606, section 2)."""
_SETTING = re.compile(r"site_url:")


def whole(url: str | None) -> str | None:
    """The address with a slash at its end; None if it is not the address of a site."""
    if not url or "://" not in url:
        return None
    return url if url.endswith("/") else f"{url}/"


def known(url: str) -> str | None:
    """The address; None where it is PLACEHOLDER."""
    return None if url == PLACEHOLDER else url


def not_set(config: Path) -> Problem:
    """What is said where the file ``mkdocs.yml`` gives no address."""
    lines = textfile.read(config).splitlines() if config.is_file() else []
    line = next((number for number, text in enumerate(lines, 1) if _SETTING.match(text)), 1)
    return Problem(
        config.name,
        line,
        "",
        "site_url gives no address, so nobody is told where the site stands: pages have no canonical address, there is "
        f"no sitemap, and feeds, calendars and documents say {PLACEHOLDER} in its place; write the address of the home "
        "page here in one line, like site_url: https://schools.example.eu/, or set URL for the build, as Netlify does",
        notice=True,
    )


def without_placeholder(data: Any, base: str) -> Any:
    """JSON-LD with addresses from the root of the host, in the folder ``base``, in place of PLACEHOLDER."""
    if isinstance(data, str):
        return data.replace(PLACEHOLDER, base) if data.startswith(PLACEHOLDER) else data
    if isinstance(data, Mapping):
        return {name: without_placeholder(value, base) for name, value in data.items()}
    if isinstance(data, Sequence):
        return [without_placeholder(value, base) for value in data]
    return data
