"""Makes the search index from the built pages with Pagefind; the same pages give the same bytes.

Its program is run directly, because the Python interface waits a tenth of a second for every answer. Pages are added
one by one and in order, because Pagefind numbers the pages of a folder in the order of the file system.
"""

import gzip
import json
import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from fnmatch import filter as fnmatch_filter
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path
from typing import Any

import cbor2
from pagefind_bin import get_executable

from portal.building.programs import ProgramError, Talk
from portal.problem import UnmadeError
from portal.words.language import ENGLISH

FOLDER = "pagefind"

# Elements that repeat other pages, label a fact or mark it as unknown, or give sources and further links. A small index
# makes the first search fast.
NOT_INDEXED = (
    *("nav", "form", "svg", ".map", ".key"),
    *(".hub-card", ".case-card", ".country-card", ".resource-card", ".course-card", ".ready", ".cover"),
    *("[data-entry]", ".event-list", ".school-list", ".feed-table"),
    *(".facts dt", ".cites", ".sources", ".see-also", ".licence"),
    *("[aria-labelledby=reuse]", "[aria-labelledby=cite]", ".get", ".sheet-hint", ".sheet-from"),
    # Code and samples of data say "null" and "website" of no school.
    *("pre", "code"),
    *(".follow", ".ways-on", ".shelf", ".shelf-list", "#calendar"),
)
_PUBLISHED = (
    "pagefind.js",
    "pagefind-entry.json",
    "wasm.en.pagefind",
    "*.pf_meta",
    "fragment/*.pf_fragment",
    "index/*.pf_index",
    "filter/*.pf_filter",
)
"""The files that search.js requests. Pagefind also writes interfaces, a worker and a highlighter."""
_SIGNATURE = b"pagefind_dcd"
_BLOCK = 0xFFFF
"""Maximum bytes of a block."""


def index(site: Path) -> None:
    """Writes the index of the pages in the folder ``site`` into its folder FOLDER, without unused files.

    There is one index, in English, whatever the language of a page, so that names have one spelling. Raises UnmadeError
    with Pagefind's message if it fails, or if no page is searchable.
    """
    pages = 0
    with _Service() as service:
        made = service.order("NewIndex", config={"force_language": ENGLISH.tag, "exclude_selectors": NOT_INDEXED})
        for file in sorted(site.rglob("*.html")):
            text = file.read_text(encoding="utf-8")
            # Pages that are not searchable lack the attribute; of the others only the article is indexed.
            if "data-pagefind-body" in text:
                whole, article = text[text.index("<html") : text.index("<head")], text[text.index("<article") :]
                page = whole + article[: article.index("</main")]
                path = file.relative_to(site).as_posix()
                service.order("AddFile", index_id=made["index_id"], file_path=path, file_contents=page)
                pages += 1
        if not pages:
            raise UnmadeError("No page is to be found by the search: none has the mark data-pagefind-body.")
        # If Pagefind writes the files itself, it answers before they are complete, and leaves files empty when it ends.
        files = service.order("GetFiles", index_id=made["index_id"])["files"]
    found = {file["path"]: b64decode(file["content"]) for file in files}
    used = {path: content for path, content in found.items() if any(fnmatch(path, name) for name in _PUBLISHED)}
    for path, content in _ordered(used).items():
        target = site / FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


class _Service(Talk):
    """Pagefind's program, run for the duration of the context. Messages are base64 of JSON with a comma after each."""

    def __init__(self) -> None:
        super().__init__([str(get_executable()), "--service"])

    def __enter__(self) -> "_Service":
        super().__enter__()
        return self

    def order(self, type: str, **payload: Any) -> Mapping[str, Any]:
        """The answer to one request. Raises UnmadeError if it is an error or missing."""
        about = f" (at the page {payload['file_path']})" if "file_path" in payload else ""
        message = {"message_id": 1, "payload": {"type": type, **payload}}
        try:
            said = self.ask(b64encode(json.dumps(message).encode()) + b",", end=b",")
        except ProgramError as error:
            raise UnmadeError(f"Pagefind could not index the site{about}: {error}") from error
        answer: Mapping[str, Any] = json.loads(b64decode(said[:-1]))["payload"]
        if answer["type"] == "Error":
            raise UnmadeError(f"Pagefind could not index the site{about}: {answer['message']}")
        return answer


def _ordered(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files with sorted filters and values, whose order differs in each run of Pagefind."""
    ordered = dict(files)
    names = {}
    for path in fnmatch_filter(files, "filter/*"):
        name, values = _read(ordered.pop(path))
        content = _written([name, sorted(values)])
        names[name] = f"en_{sha256(content).hexdigest()[:7]}"
        ordered[f"filter/{names[name]}.pf_filter"] = content
    (path,) = fnmatch_filter(files, "*.pf_meta")
    meta = _read(ordered.pop(path))
    assert sorted(name for name, _key in meta[3]) == sorted(names), "Pagefind has changed how it writes its index"
    meta[3] = [[name, key] for name, key in sorted(names.items())]
    content = _written(meta)
    key = f"en_{sha256(content).hexdigest()[:10]}"
    ordered[f"pagefind.{key}.pf_meta"] = content
    entry = json.loads(ordered["pagefind-entry.json"])
    entry["languages"][ENGLISH.tag]["hash"] = key
    ordered["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return ordered


def _read(content: bytes) -> Any:
    return cbor2.loads(gzip.decompress(content).removeprefix(_SIGNATURE))


def _written(value: Any) -> bytes:
    return _unpacked(_SIGNATURE + cbor2.dumps(value))


def _unpacked(content: bytes) -> bytes:
    """A gzip file (RFC 1952) of uncompressed blocks: compressed bytes depend on the versions of Python and zlib."""
    whole = bytearray(b"\x1f\x8b\x08" + bytes(6) + b"\xff")
    for start in range(0, max(len(content), 1), _BLOCK):
        block = content[start : start + _BLOCK]
        # RFC 1951, section 3.2.4
        whole += struct.pack("<BHH", start + _BLOCK >= len(content), len(block), len(block) ^ 0xFFFF) + block
    return bytes(whole + struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF))
