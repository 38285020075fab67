"""The files of this machine for the editor: it asks as it asks the proxy of Decap, and is answered here.

The requests are those of ``decap-server`` in its simplest mode (``packages/decap-server/src/middlewares/localFs`` of
Decap). Unlike that program, this one knows which files are records: it reads and writes no others, and writes
nothing with which the check would find what it did not find before.
"""

import base64
import binascii
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from portal.doors.proposal import beside
from portal.editor.offered import DATA
from portal.inspection import inspect
from portal.problem import DataError, Problem
from portal.reading.folders import IMAGES
from portal.records.kind import Kind

Params = Mapping[str, Any]
_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")
_PICTURE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(jpg|jpeg|png|webp)")
_MOST_SAID = 5
"""Problems that are said; the editor shows them in a small box."""
_DELETING = "what was published stays; say in the record that it ended, or delete the file by hand"


class RefusedError(Exception):
    """What was asked is not done; the text says why, and what to do."""


@dataclass(frozen=True)
class LocalFiles:
    """The records in a folder, as the editor sees them."""

    data: Path
    kinds: Sequence[Kind]
    docs: Path | None = None
    """Folder of the hand-written pages, so that links to and from them are judged as well."""

    def answer(self, action: str, params: Params) -> Any:
        """What the editor is answered, in plain form. Raises RefusedError."""
        answers: Mapping[str, Callable[[Params], Any]] = {
            "info": self._info,
            "entriesByFolder": lambda asked: [
                self._entry(path) for path in self._in_folder(str(asked.get("folder", "")))
            ],
            "entriesByFiles": lambda asked: [
                self._entry(str(file.get("path", "")), file.get("label")) for file in asked.get("files", [])
            ],
            "getEntry": lambda asked: self._entry(str(asked.get("path", ""))),
            "persistEntry": lambda asked: self._write(
                asked.get("dataFiles") or [asked.get("entry", {})], asked.get("assets") or []
            ),
            "getMedia": lambda _asked: [self._picture(file) for file in self._pictures()],
            "getMediaFile": lambda asked: self._picture(self._picture_at(str(asked.get("path", "")))),
            "persistMedia": lambda asked: self._picture(self._keep(asked.get("asset", {}))),
            "getNotes": lambda _asked: {"notes": []},
            "getDeployPreview": lambda _asked: None,
        }
        if action not in answers:
            raise RefusedError(
                _DELETING if action in ("deleteFile", "deleteFiles") else f'"{action}" is not known here'
            )
        return answers[action](params)

    def _info(self, _asked: Params) -> Any:
        return {"repo": self.data.absolute().parent.name, "publish_modes": ["simple"], "type": "local_fs"}

    def _pictures(self) -> list[Path]:
        return [file for file in sorted((self.data / IMAGES).glob("*")) if _PICTURE.fullmatch(file.name)]

    def _in_folder(self, folder: str) -> list[str]:
        found = next((kind for kind in self.kinds if not kind.single and folder == f"{DATA}/{kind.stem}"), None)
        if found is None:
            raise RefusedError(f"{folder} is no folder of records")
        return [f"{folder}/{file.name}" for file in sorted((self.data / found.stem).glob("*.yaml")) if file.is_file()]

    def _at(self, path: str) -> Path:
        """The file of records with that path in the repository."""
        folder, _slash, name = path.removesuffix(".yaml").rpartition("/")
        stem = f"{folder}/{name}".removeprefix(f"{DATA}/")
        own = folder.removeprefix(f"{DATA}/") in {kind.stem for kind in self.kinds if not kind.single}
        known = stem in {kind.stem for kind in self.kinds} or (own and _NAME.fullmatch(name))
        file = self.data / f"{stem}.yaml"
        if not path.startswith(f"{DATA}/") or not path.endswith(".yaml") or not known or file.is_symlink():
            raise RefusedError(f"{path} is no file of records")
        return file

    def _entry(self, path: str, label: Any = None) -> dict[str, Any]:
        file = self._at(path)
        content = file.read_bytes() if file.is_file() else None
        id = sha256(content).hexdigest() if content is not None else None
        text = content.decode("utf-8", "replace") if content is not None else None
        return {"data": text, "file": {"path": path, "label": label, "id": id}}

    def _write(self, files: Sequence[Params], assets: Sequence[Params]) -> dict[str, str]:
        texts: dict[Path, str] = {}
        for one in files:
            if one.get("newPath") not in (None, one.get("path")):
                raise RefusedError(
                    "a file keeps its name; a new id goes into the record, and the old one under formerly"
                )
            texts[self._at(str(one.get("path", "")))] = str(one.get("raw", ""))
        for asset in assets:
            self._keep(asset)
        if found := self.new_problems(texts):
            more = f"\n... and {len(found) - _MOST_SAID} more" if len(found) > _MOST_SAID else ""
            raise RefusedError("Not saved:\n" + "\n".join(map(str, found[:_MOST_SAID])) + more)
        for file, text in texts.items():
            file.parent.mkdir(exist_ok=True)
            fresh = file.with_name(f".{file.name}.new")
            fresh.write_text(text, encoding="utf-8", newline="\n")
            fresh.replace(file)
        return {"message": "entry persisted"}

    def new_problems(self, texts: Mapping[Path, str]) -> list[Problem]:
        """What the check finds with these files, by their paths, that it does not find without them."""
        with TemporaryDirectory() as folder:
            copy = Path(folder) / DATA
            shutil.copytree(self.data, copy, copy_function=beside)
            for file, text in texts.items():
                there = copy / file.relative_to(self.data)
                there.parent.mkdir(exist_ok=True)
                there.unlink(missing_ok=True)
                there.write_text(text, encoding="utf-8", newline="\n")
            after = self._problems(copy)
        before = {(one.file, one.record, one.message) for one in self._problems(self.data)} if after else set()
        return [one for one in after if (one.file, one.record, one.message) not in before]

    def _problems(self, data: Path) -> list[Problem]:
        try:
            inspect(data, docs=self.docs)
        except DataError as error:
            return list(error.problems)
        return []

    def _picture_at(self, path: str) -> Path:
        name = path.removeprefix(f"{DATA}/{IMAGES}/")
        if not _PICTURE.fullmatch(name):
            raise RefusedError(
                f'"{name}" cannot be the name of a picture: use lower-case letters, digits and hyphens, '
                "and .jpg, .png or .webp"
            )
        return self.data / IMAGES / name

    def _picture(self, file: Path) -> dict[str, str]:
        if not file.is_file():
            raise RefusedError(f"there is no {DATA}/{IMAGES}/{file.name}")
        content = file.read_bytes()
        said = {"id": sha256(content).hexdigest(), "content": base64.b64encode(content).decode(), "encoding": "base64"}
        return {**said, "path": f"{DATA}/{IMAGES}/{file.name}", "name": file.name}

    def _keep(self, asset: Params) -> Path:
        file = self._picture_at(str(asset.get("path", "")))
        try:
            content = base64.b64decode(str(asset.get("content", "")), validate=True)
        except binascii.Error:
            raise RefusedError(f"{file.name} did not arrive whole; send it again") from None
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        return file
