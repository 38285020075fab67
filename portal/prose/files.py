"""Which files may lie in the folder of hand-written pages, since each of them is published."""

import re
from collections.abc import Iterator
from pathlib import Path

from portal import addresses
from portal.problem import Problem

ASSETS = "assets"
"""Folder of what pages load; it is code, and reviewed as code."""
_ASSET_ENDINGS = frozenset((".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".woff2"))
_PICTURES = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
_PAGE = ".md"
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_MADE = {"_headers", "_redirects", "robots.txt", "sitemap.xml", "404.html", "404.md"}
# Folders in which every address belongs to the portal, now or with the next record.
_OWNED = frozenset(
    {
        *("api/", "calendar/", "feeds/", "pagefind/", "templates/", "assets/images/", "assets/previews/"),
        *(addresses.NETWORK, addresses.BOARD, addresses.EMBEDS, addresses.SUBSCRIBE, addresses.SEARCH),
        *(addresses.EXCHANGE, addresses.PARTNERS, addresses.DELIVERABLES, addresses.ACCESSIBILITY),
        *(addresses.OPEN_DATA, addresses.GLOSSARY, *addresses.FOLDERS.values()),
    }
)


def judged(docs: Path) -> tuple[list[str], list[Problem]]:
    """The paths of the pages in ``docs``, and every problem with what lies there. Hidden files are not published."""
    paths, problems = [], []
    for file in sorted(docs.rglob("*")):
        path = file.relative_to(docs).as_posix()
        if any(part.startswith(".") for part in path.split("/")) or file.is_dir():
            continue
        if file.suffix == _PAGE:
            paths.append(path)
        problems += [Problem(f"{docs.name}/{path}", 1, "", message) for message in _faults(file, path)]
    return paths, problems


def _faults(file: Path, path: str) -> Iterator[str]:
    """What is wrong with a file, one thing at a time."""
    ending, folder = file.suffix, path.partition("/")[0]
    if path in _MADE or path.startswith("feed."):
        yield "the portal makes this file itself; delete it"
    elif owned := next((one for one in _OWNED if f"{path.removesuffix(_PAGE)}/".startswith(one)), None):
        yield f"stands where a page is generated: /{owned} is made from records; put the file elsewhere"
    elif folder == ASSETS and ending not in _ASSET_ENDINGS:
        endings = ", ".join(sorted(_ASSET_ENDINGS))
        yield f"docs/{ASSETS} holds what pages load, files that end in {endings}; put the file elsewhere or delete it"
    elif folder == ASSETS:
        return
    elif ending != _PAGE and ending not in _PICTURES:
        text = f"only pages ({_PAGE}) and pictures ({', '.join(_PICTURES)}) are published from here"
        yield f"{text}; write a page, or put files to take along in data/files with a record in data/resources.yaml"
    elif not all(_NAME.fullmatch(part) for part in path.removesuffix(ending).split("/")):
        yield "the name is part of an address; rename it with small letters from a to z, digits and hyphens only"
    elif ending in _PICTURES and not _PICTURES[ending].match(_beginning(file)):
        yield f"is no picture of the kind that its ending says ({ending}); export it again"


def _beginning(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(16)
