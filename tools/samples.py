"""One page of each kind of a built site, whatever its records are."""

from pathlib import Path


def longest(site: Path, pattern: str) -> str | None:
    """The address of the longest page in the folders of the site that the pattern fits, such as ``hubs/*``; None where
    there is none. Of pages of one length, the first by its address.
    """
    pages = sorted(site.glob(f"{pattern}/index.html"))
    if not pages:
        return None
    found = max(pages, key=lambda page: page.stat().st_size)
    folder = found.parent.relative_to(site).as_posix()
    return "/" if folder == "." else f"/{folder}/"
