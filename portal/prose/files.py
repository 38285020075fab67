"""Which files the folder of hand-written pages may contain: each is published."""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from portal.frame import addresses, assets
from portal.problem import Problem
from portal.prose import sentences
from portal.reading import textfile
from portal.words import reserved

ASSETS = assets.FOLDER
"""Folder of the files that pages load; it is code, and reviewed as code."""
_ASSET_ENDINGS = frozenset((".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".woff2"))
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
MAX_BYTES = 10_000_000
"""Maximum bytes of a picture."""
_PAGE = ".md"
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_MADE = {"_headers", "_redirects", "robots.txt", "sitemap.xml", "404.html", "404.md"}
# Folders whose addresses all belong to the portal, in addition to those of records.
_OWNED = frozenset(
    {
        *("api/", "calendar/", "feeds/", "pagefind/", "templates/", "assets/images/", "assets/previews/"),
        "advisory-board/member-mark-",
        *(addresses.FILES, addresses.IMAGES, addresses.EMBEDS, addresses.SEARCH),
    }
)


def judged(docs: Path, owned: Iterable[str] = (), written: Collection[str] = ()) -> tuple[list[str], list[Problem]]:
    """The paths of the pages in ``docs``, and every problem with the files in it. Hidden files are not published.

    ``owned`` are the folders of pages that are made from records, with a trailing slash, and ``written`` the addresses
    of those among the pages whose text is in ``docs``.
    """
    kept_free, allowed = _OWNED.union(owned), {f"{address}index{_PAGE}" for address in written}
    paths, problems = [], []
    pages: dict[str, str] = {}
    for file in sorted(docs.rglob("*")):
        path = file.relative_to(docs).as_posix()
        if any(part.startswith(".") for part in path.split("/")) or file.is_dir():
            continue
        if path.startswith(f"{sentences.FOLDER}/"):  # They are judged by themselves, and are no pages.
            continue
        found = list(_faults(file, path, kept_free, allowed))
        if file.suffix == _PAGE:
            paths.append(path)
            address = f"/{path.removesuffix(_PAGE)}".removesuffix("/index")
            if (other := pages.setdefault(address, path)) != path:
                found.append(f"has the same address as {docs.name}/{other} ({address}/); rename one of them")
        problems += [Problem(f"{docs.name}/{path}", 1, "", message) for message in found]
    return paths, problems


def stands_in_the_way(owned: str) -> str:
    """The message about a file in the folder ``owned``, or at that address."""
    return f"stands where a page is generated: /{owned} is made from records; put the file elsewhere"


def _faults(file: Path, path: str, kept_free: Collection[str], allowed: Collection[str] = ()) -> Iterator[str]:
    """The faults of a file, one at a time."""
    ending, folder = file.suffix, path.partition("/")[0]
    if path in _MADE or path.startswith("feed."):
        yield "the portal makes this file itself; delete it"
    elif path not in allowed and (
        owned := next((one for one in sorted(kept_free) if f"{path.removesuffix(_PAGE)}/".startswith(one)), None)
    ):
        yield stands_in_the_way(owned)
    elif folder == ASSETS and ending not in _ASSET_ENDINGS:
        endings = ", ".join(sorted(_ASSET_ENDINGS))
        yield f"docs/{ASSETS} holds what pages load, files that end in {endings}; put the file elsewhere or delete it"
    elif folder == ASSETS:
        return
    elif ending != _PAGE and ending not in PICTURES:
        text = f"only pages ({_PAGE}) and pictures ({', '.join(PICTURES)}) are published from here"
        yield f"{text}; write a page, or put files to take along in data/files with a record in data/resources.yaml"
    elif not all(_NAME.fullmatch(part) for part in path.removesuffix(ending).split("/")):
        yield "the name is part of an address; rename it with small letters from a to z, digits and hyphens only"
    elif fault := next(filter(None, map(reserved.file_fault, path.split("/"))), None):
        yield fault
    elif ending in PICTURES:
        yield from _picture(file)


def _picture(file: Path) -> Iterator[str]:
    from portal.uploads import pictures  # noqa: PLC0415 (only where there is a picture)
    from portal.uploads.picture import NotAPictureError  # noqa: PLC0415

    if (size := file.stat().st_size) > MAX_BYTES:
        yield f"has {size / 1e6:.1f} MB and the limit is {MAX_BYTES / 1e6:.0f} MB; make the picture smaller"
        return
    try:
        pictures.read(file.read_bytes(), file.suffix)
    except NotAPictureError as error:
        yield str(error) or f"is no picture of the kind that its ending says ({file.suffix}); export it again"


def published(docs: Path, path: str) -> bytes | None:
    """The published bytes of a file in ``docs`` without problems, if they differ from the file; else None.

    Text gets LF line ends, and a picture is stripped of the metadata of cameras.
    """
    if textfile.is_text(path):
        return assets.published(docs / path)
    if path.endswith(PICTURES) and not path.startswith(f"{ASSETS}/"):
        from portal.uploads import pictures  # noqa: PLC0415 (only where there is a picture)

        return pictures.published(docs / path).content
    return None


def beside_pages(docs: Path) -> dict[str, bytes | Path]:
    """Published files of ``docs`` other than pages: path -> content, or the file if it is published unchanged.

    The folder must have no problems. Style sheets that are published inside another one are omitted.
    """
    pieces = assets.pieces(docs)
    paths = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())
    shown = [path for path in paths if not any(part.startswith(".") for part in path.split("/"))]
    names = [path for path in shown if not path.endswith(_PAGE) and path not in pieces]
    return {name: docs / name if (cut := published(docs, name)) is None else cut for name in names}
