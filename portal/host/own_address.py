"""Links to the address at which this site stands lead to something that is there.

An address that another site had before leads nowhere once this one stands in its place, unless a redirect says where.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from pydantic import BaseModel

from portal.host.redirects import Redirect
from portal.problem import Problem, shortened
from portal.reading import textfile
from portal.reading.folders import TEXTS
from portal.reading.load import Records
from portal.reading.messages import field_path
from portal.records.base import Citation
from portal.records.source import Source
from portal.words.web_address import below

_ADDRESS = re.compile(r"https?://[^\s<>\"'`|(){}\[\]]+", re.IGNORECASE)
_FILE = re.compile(
    r"(?P<made>(api|assets|calendar|embed|feeds|files|images|pagefind|\.well-known)/.+|(feed|robots|sitemap)\.[a-z.]+)"
    r"|(?P<folder>(.+/)?)[^/]+\.[a-z0-9]+"
)
"""Addresses of files: in the folders that the site makes, or beside a page."""


@dataclass(frozen=True)
class Answering:
    """The site at its address."""

    location: str
    """Whole address of the home page, with a slash at its end."""
    pages: Collection[str]
    """Addresses of all pages below the site's root."""
    rules: Sequence[Redirect]

    def has(self, address: str) -> bool:
        """True if a page is at ``address`` (below the root), or a redirect leads on, or it is that of a file.

        Which files there are beside pages and in the folders that the site makes is not known here.
        """
        path = unquote(address.partition("?")[0]).removesuffix("index.html")
        if path in self.pages or f"{path}/" in self.pages:
            return True
        if any(rule.leads(written) is not None for rule in self.rules for written in (address, path, f"{path}/")):
            return True
        file = _FILE.fullmatch(path)
        return file is not None and bool(file["made"] or (file["folder"] and file["folder"] in self.pages))


def links_lead_somewhere(
    records: Records, texts: Mapping[str, str], docs: Path, answering: Answering
) -> Iterator[Problem]:
    """Every link of records, their ``texts`` and hand-written pages to the site's own address leads somewhere.

    The address of a source is only a notice: what it said is true wherever it stood.
    """
    for kind, entries in records.entries.items():
        for id, entry in entries.items():
            for path, address, source in _written(entry.record, ()):
                if lost := _lost(address, answering, source=source):
                    yield records.problem(kind, id, path, f"{field_path(path)} {lost}", notice=source)
    named = [(f"data/{TEXTS}/{name}", text) for name, text in sorted(texts.items())]
    named += [(f"{docs.name}/{path.relative_to(docs).as_posix()}", textfile.read(path)) for path in _pages(docs)]
    for file, text in named:
        for number, line in enumerate(text.splitlines(), 1):
            for address in _ADDRESS.findall(line):
                if lost := _lost(address, answering, source=False):
                    yield Problem(file, number, "", lost)


def _pages(docs: Path) -> list[Path]:
    return sorted(docs.rglob("*.md"))


def _lost(address: str, answering: Answering, *, source: bool) -> str | None:
    address = address.rstrip(".,;:!?*_")
    path = below(address, answering.location)
    if path is None or answering.has(path):
        return None
    said = f'leads to "{shortened(address)}" on this site itself, where there is no such page'
    remedy = "say in data/old_addresses.yaml which page here succeeds it"
    return f"{said}; {remedy}" if source else f"{said}; correct the link, or {remedy}"


def _written(
    part: BaseModel, path: tuple[str | int, ...], *, source: bool = False
) -> Iterator[tuple[tuple[str | int, ...], str, bool]]:
    """Path, address, and whether it is that of a source, of every web address in a record."""
    source = source or isinstance(part, Source | Citation)
    for name in type(part).model_fields:
        value = getattr(part, name)
        for index, entry in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            here = (*path, name) if index is None else (*path, name, index)
            if isinstance(entry, BaseModel):
                yield from _written(entry, here, source=source)
            elif isinstance(entry, str) and "://" in entry:
                yield from ((here, address, source) for address in _ADDRESS.findall(entry))
