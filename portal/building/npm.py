"""Packages from npm, taken as files: fetched by Python, believed by their locked hash, kept for the next build.

No Node is needed, because nothing of a package is run here: its files are published as they are.
"""

import base64
import hashlib
import io
import json
import os
import tarfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.building.kept import Kept
from portal.problem import UnmadeError
from portal.reading import textfile

REGISTRY = "https://registry.npmjs.org"
"""Where packages come from, unless ``NPM_CONFIG_REGISTRY`` names another place, as it does for npm itself."""
_SECONDS = 120
_LARGEST = 60_000_000
"""Maximum bytes of a package, and of a file in it."""


@dataclass(frozen=True)
class Package:
    """A package at one version."""

    name: str
    version: str
    address: str
    """Of its archive."""
    integrity: str
    """The hash of its archive: sha512 and 64 bytes in Base64 (W3C Subresource Integrity, 3.1)."""

    def fits(self, content: bytes) -> bool:
        """True if that is its archive."""
        algorithm, _dash, expected = self.integrity.partition("-")
        return algorithm == "sha512" and base64.b64encode(hashlib.sha512(content).digest()).decode() == expected


def locked(lock: Path) -> Mapping[str, Package]:
    """The packages of a ``package-lock.json`` (version 3) by name."""
    entries = json.loads(textfile.read(lock))["packages"]
    found = {path.rpartition("node_modules/")[2]: entry for path, entry in entries.items() if path}
    return {
        name: Package(name, entry["version"], entry["resolved"], entry["integrity"]) for name, entry in found.items()
    }


def archive(package: Package, kept: Kept, why: str) -> bytes:
    """The archive of the package, kept from an earlier build or fetched.

    ``why`` says what needs it, and how to do without. Raises UnmadeError with the remedy where it cannot be had, or is
    another than the one that is locked.
    """
    name = f"npm/{package.name.replace('/', '+')}-{package.version}.tgz"
    content = kept.read(name)
    if content is not None and package.fits(content):
        return content
    address = package.address
    if registry := os.environ.get("NPM_CONFIG_REGISTRY"):
        address = address.replace(REGISTRY, registry.rstrip("/"), 1)
    try:
        content = _fetched(address)
    except (OSError, ValueError) as error:
        raise UnmadeError(
            f"{why}: {package.name} {package.version} could not be fetched from {address} "
            f"({getattr(error, 'reason', error)}). Let this machine reach it, or name another registry in the "
            "environment as NPM_CONFIG_REGISTRY."
        ) from error
    if not package.fits(content):
        raise UnmadeError(
            f"{why}: what came from {address} is not {package.name} {package.version} as it is locked "
            f"({package.integrity[:19]}...). None of it was used; try again, or tell the maintainers."
        )
    kept.keep(name, content)
    return content


def _fetched(address: str) -> bytes:
    if not address.startswith(("https://", "http://")):
        raise ValueError("not an address of the web")
    with urllib.request.urlopen(address, timeout=_SECONDS) as answer:  # noqa: S310 (the scheme was looked at)
        content: bytes = answer.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError(f"more than {_LARGEST // 1_000_000} MB")
    return content


def files(content: bytes, wanted: Callable[[str], str | None]) -> Iterator[tuple[str, bytes]]:
    """The files of an archive for which ``wanted`` gives a name, from their path in the package; with that name."""
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as opened:
        for member in opened:
            name = wanted(member.name.partition("/")[2]) if member.isfile() else None
            if name is not None and member.size <= _LARGEST and (held := opened.extractfile(member)) is not None:
                yield name, held.read()
