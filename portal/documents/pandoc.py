"""Runs pandoc from the wheel pypandoc_binary: the same version on every machine, without the user's settings."""

import json
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from portal.building.programs import ProgramError, run
from portal.documents.look import Style, emblem_png
from portal.documents.manuscript import Format, Manuscript
from portal.documents.nodes import Node, value

EMBLEM = "emblem.png"
"""The name of the European emblem in a tree."""
_API = [1, 23, 1]
"""Version of the tree format that this pandoc reads and writes."""
# Pandoc translates words such as "Abstract" and "Contents" into some 130 languages, but not into Maltese. It gets ours,
# and these warnings are ignored.
_NO_WORDS = re.compile(
    r"\[WARNING\] (Could not load translations for .*\n(  .*\n)*|The term \w+ has no translation defined\.\n)"
)
_MEMORY = "1g"
"""Maximum heap of pandoc for one document; a long one needs a tenth of it."""


def written(
    source: Manuscript,
    blocks: list[Node],
    form: Format,
    style: Style,
    *options: str,
    said: Mapping[str, object] | None = None,
    parts: Mapping[str, bytes] | None = None,
) -> bytes:
    """The file with its metadata, and further metadata in ``said``. ``parts`` are files that ``options`` name.

    Pandoc reads paths as addresses (%20 is a space), so it is only given plain names in a folder of its own.
    """
    metadata = {
        "title": source.title,
        "lang": source.language,
        "description": source.summary,
        "author": source.credit,
        "license": source.licence,
        "license-url": source.licence_url or "",
        "source": source.address,
        **(said or {}),
    }
    meta = {name: value(content) for name, content in metadata.items() if content}
    tree = {"pandoc-api-version": _API, "meta": meta, "blocks": blocks}
    files = {**({EMBLEM: emblem_png(style.emblem)} if source.by_the_eu else {}), **(parts or {})}
    epoch = int(source.time.timestamp())
    return pandoc("--from=json", f"--to={form}", *options, text=json.dumps(tree), files=files, epoch=epoch)


def pandoc(*options: str, text: str = "", files: Mapping[str, bytes] | None = None, epoch: int = 0) -> bytes:
    """The output of pandoc, run in a folder with ``files``; ``epoch`` is its clock, in seconds.

    Raises ProgramError with its message; warnings count as errors.
    """
    # Without a data folder pandoc would use ~/.pandoc of the user; this folder does not exist.
    limits = ("+RTS", f"-M{_MEMORY}", "-RTS")
    command = (_program(), *limits, "--data-dir=none", "--wrap=none", *options, "--output=-")
    env = {"SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8"}
    with TemporaryDirectory() as folder:
        for name, content in (files or {}).items():
            (Path(folder) / name).write_bytes(content)
        try:
            made, warnings = run(command, text.encode(), env=env, folder=folder)
        except ProgramError as error:
            raise ProgramError(f"pandoc: {error}") from None
    if said := _NO_WORDS.sub("", warnings.decode(errors="replace")).strip():
        raise ProgramError(f"pandoc: {said}")
    return made


def _program() -> str:
    """The program in the wheel. pypandoc itself would prefer a newer one that is installed on the machine."""
    spec = find_spec("pypandoc")
    assert spec is not None and spec.origin is not None
    found = which("pandoc", path=str(Path(spec.origin).with_name("files")))
    assert found is not None
    return found
