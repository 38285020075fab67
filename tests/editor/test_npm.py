"""Packages from npm are believed by their locked hash alone, whether they are fetched or kept."""

import base64
import hashlib
import io
import json
import tarfile
from pathlib import Path

import pytest

from portal.building import npm
from portal.building.kept import Kept
from portal.editor.desk import LOCK
from portal.problem import UnmadeError


def packed(**files: bytes) -> bytes:
    """An archive as npm makes them; __ in a name stands for / and _ for a point."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name.replace('__', '/').replace('_', '.')}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return made.getvalue()


ARCHIVE = packed(dist__a_js=b"one", dist__b_map=b"two")
PACKAGE = npm.Package(
    "some",
    "1.0.0",
    f"{npm.REGISTRY}/some/-/some-1.0.0.tgz",
    f"sha512-{base64.b64encode(hashlib.sha512(ARCHIVE).digest()).decode()}",
)


def test_what_is_locked_names_version_address_and_hash() -> None:
    found = npm.locked(LOCK)
    assert set(found) == {"decap-cms", "yaml"}
    for one in found.values():
        assert one.address.startswith(npm.REGISTRY)
        assert len(base64.b64decode(one.integrity.removeprefix("sha512-"))) == 64
    wanted = json.loads((LOCK.parent / "package.json").read_text("utf-8"))["dependencies"]
    assert {one.name: one.version for one in found.values()} == wanted


def test_it_is_fetched_once_and_then_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetched(address: str) -> bytes:
        asked.append(address)
        return ARCHIVE

    monkeypatch.setattr(npm, "_fetched", fetched)
    kept = Kept(tmp_path)
    assert npm.archive(PACKAGE, kept, "why") == npm.archive(PACKAGE, kept, "why") == ARCHIVE
    assert asked == [PACKAGE.address]


def test_what_is_kept_is_believed_by_the_locked_hash_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(tmp_path)
    kept.keep("npm/some-1.0.0.tgz", b"planted by another build")
    monkeypatch.setattr(npm, "_fetched", lambda _address: ARCHIVE)
    assert npm.archive(PACKAGE, kept, "why") == ARCHIVE


def test_another_archive_than_the_locked_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(npm, "_fetched", lambda _address: packed(dist__a_js=b"evil"))
    with pytest.raises(UnmadeError, match=r"The editor.* is not some 1\.0\.0 as it is locked"):
        npm.archive(PACKAGE, Kept(tmp_path), "The editor")
    assert not list(tmp_path.rglob("*.tgz"))


def test_another_registry_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetched(address: str) -> bytes:
        asked.append(address)
        return ARCHIVE

    monkeypatch.setattr(npm, "_fetched", fetched)
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", "https://npm.example.eu/mirror/")
    npm.archive(PACKAGE, Kept(tmp_path), "why")
    assert asked == ["https://npm.example.eu/mirror/some/-/some-1.0.0.tgz"]


def test_only_wanted_files_are_taken() -> None:
    assert dict(npm.files(ARCHIVE, lambda path: "a.js" if path == "dist/a.js" else None)) == {"a.js": b"one"}


def test_an_address_that_is_no_address_of_the_web_is_not_opened() -> None:
    with pytest.raises(ValueError, match="not an address"):
        npm._fetched("file:///etc/hostname")
