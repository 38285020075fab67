"""One side of a comparison: a folder of data, now or as it was, read as the program of today reads it."""

import os
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from portal import inspection
from portal.doors.proposal import standing
from portal.following.channels import ENDINGS, channels
from portal.host.redirects import Redirect, of_config, rules
from portal.parts.making import Making
from portal.parts.part import kinds_of, moved_in
from portal.parts.registry import PARTS
from portal.portal import Portal
from portal.problem import DataError
from portal.reading import load, textfile
from portal.reading.folders import FILES, IMAGES, TEXTS
from portal.records.base import held_back
from portal.records.kind import Kind

_SECONDS = 60
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""What git tells its hooks, and what would lead to another repository than that of the data."""
_MOST_STEPS = 10
"""How often an address may lead on to another one."""


class NotComparedError(Exception):
    """There is nothing to compare with. The message says why and what to do."""


@dataclass(frozen=True)
class Stood:
    """A record as it stands on one side."""

    id: str
    record: Any
    """None where the program of today cannot read it."""
    plain: Mapping[str, Any]
    """What is written of it."""

    @property
    def first_id(self) -> str:
        """The id under which it was first published."""
        return str(getattr(self.record, "first_id", self.id))

    @property
    def formerly(self) -> tuple[str, ...]:
        """The ids it had before."""
        return tuple(getattr(self.record, "formerly", ()))

    @property
    def label(self) -> str:
        """The name a reader sees."""
        if self.record is not None:
            return str(getattr(self.record, "label", self.id))
        return str(self.plain.get("name") or self.plain.get("title") or self.id)


@dataclass(frozen=True)
class Side:
    """A folder of data."""

    data: Path
    portal: Portal
    records: Mapping[str, Mapping[str, Stood]]
    """By the name of the kind and by id, those that are held back among them."""
    whole: bool
    """False where `portal check` of today refuses it, so that only its records are known, not all of its pages."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of its records."""
        return self.portal.kinds

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The title of every page that is made from records, by address below the site's root."""
        if self.whole:
            return {page.path: page.title for page in Making(self.portal, "/", PARTS).pages}
        tables = self.portal.tables.items()
        folders = {kind.name for kind in self.kinds if kind.folder}
        return {one.path: one.label for name, table in tables if name in folders for one in table.values()}

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Addresses that readers may keep: pages, and the feeds of what they follow."""
        if not self.whole:
            return frozenset(self.pages)
        found = self.portal.view(channels)
        return frozenset([*self.pages, *(channel.address(one) for channel in found for one in ENDINGS)])

    @cached_property
    def redirects(self) -> tuple[Redirect, ...]:
        """The rules by which former addresses lead on, those of the host's configuration beside the data included."""
        config = self.data.absolute().parent / "netlify.toml"
        further = of_config(textfile.read(config)) if config.is_file() else ()
        return (*rules(self.portal, moved_in(PARTS, self.portal, "/")), *further)

    def leads(self, address: str) -> str | None:
        """Where a reader of that address arrives; None where nothing is there and nothing leads on."""
        for _step in range(_MOST_STEPS):
            if address in self.addresses:
                return address
            found = (rule.leads(address) for rule in self.redirects)
            onward = next((to for to in found if to is not None and to != address), None)
            if onward is None:
                return None
            address = onward
        return None

    def files(self) -> dict[str, Path]:
        """The texts, images and files of the data, by path inside it."""
        found = (file for name in (TEXTS, IMAGES, FILES) for file in sorted((self.data / name).rglob("*")))
        return {file.relative_to(self.data).as_posix(): file for file in found if file.is_file()}


def now(data: Path, day: date) -> Side:
    """The data as it is. Raises DataError with every problem where `portal check` would refuse it."""
    portal, _notices = inspection.read(data, day)
    return _side(data, portal, whole=True)


def before(data: Path, day: date) -> Side:
    """The data as it was; that may be written as an older program had it.

    Raises NotComparedError where there is no such data.
    """
    kinds = kinds_of(PARTS)
    try:
        portal, _notices = inspection.read(data, day)
        return _side(data, portal, whole=True)
    except DataError:
        pass
    try:
        records, _problems = load.load(data, kinds)
    except DataError as error:
        raise NotComparedError(f"the data to compare with is refused: {error.problems[0]}") from error
    if not records.entries["project"]:
        raise NotComparedError(
            f"{data.name}: holds no project.yaml that the program of today can read; name a folder of data, or a later "
            "revision"
        )
    portal = _loosely(records, day)
    return _side(data, portal, whole=False)


def _loosely(records: load.Records, day: date) -> Portal:
    """The portal of records that need not fit each other, in the order of their files and without their texts."""
    tables = {
        name: {id: entry.record for id, entry in entries.items() if not held_back(entry.record, day)}
        for name, entries in records.entries.items()
    }
    return Portal(as_of=day, kinds=records.kinds, tables=tables, texts={})


def _side(data: Path, portal: Portal, *, whole: bool) -> Side:
    kinds = kinds_of(PARTS)
    read, _problems = load.load(data, kinds)
    records: dict[str, dict[str, Stood]] = {}
    for kind in kinds:
        valid = read.entries[kind.name]
        found = standing(data, kind)
        # A record that there is once need not say its id.
        by_id = {_id(kind, entry.record): entry.record for entry in valid.values()}
        records[kind.name] = {id: Stood(id, by_id.get(id), plain) for id, plain in found.items()}
    return Side(data, portal, records, whole)


def _id(kind: Kind, record: Any) -> str:
    return kind.name if kind.single and "id" not in type(record).model_fields else str(record.id)


@contextmanager
def named(base: str, data: Path) -> Iterator[Path]:
    """The folder that ``base`` names: itself a folder, or the data of a git revision, in a folder of its own.

    Nothing is checked out. Raises NotComparedError where it names neither.
    """
    if Path(base).is_dir():
        yield Path(base)
        return
    with TemporaryDirectory() as folder:
        yield _archived(base, data, Path(folder))


def _archived(revision: str, data: Path, to: Path) -> Path:
    remedy = "name a folder of data, or a revision of git like main, v1.2.0 or HEAD~1"
    if revision.startswith("-") or not revision.strip() or "\0" in revision:
        raise NotComparedError(f"{revision!r} is no name of a revision; {remedy}")
    if not data.is_dir():
        raise NotComparedError(f"there is no folder {data}; run this where the data folder is, or name it")
    commit = _git(data, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise NotComparedError(
            f"there is no folder and no revision {revision!r} here; {remedy}, and fetch it first where the clone is "
            "shallow"
        )
    below = _git(data, "rev-parse", "--show-prefix")
    prefix = os.fsdecode(below or b"").strip().rstrip("/")
    # Asked from the root of the checkout, as git archive takes paths from where it runs.
    top = Path(os.fsdecode(_git(data, "rev-parse", "--show-toplevel") or b"").rstrip("\n"))
    packed = _git(top, "archive", "--format=tar", os.fsdecode(commit).strip(), *(["--", prefix] if prefix else []))
    if packed is None:
        raise NotComparedError(f"revision {revision!r} has no folder {prefix or data.name}; {remedy}")
    try:
        with tarfile.open(fileobj=BytesIO(packed)) as archive:
            archive.extractall(to, filter="data")
    except tarfile.TarError as error:
        raise NotComparedError(f"the data of {revision!r} cannot be unpacked: {error}") from error
    return to / prefix


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git answers; None where it refuses."""
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "-C", os.fspath(folder), *arguments],  # noqa: S607
            capture_output=True,
            timeout=_SECONDS,
            env={name: value for name, value in os.environ.items() if name not in _OF_A_HOOK},
            check=False,
        )
    except FileNotFoundError as error:
        raise NotComparedError("git is not installed; name a folder of data instead") from error
    except subprocess.TimeoutExpired as error:
        raise NotComparedError(f"git gave no answer within {_SECONDS} seconds; try again") from error
    return done.stdout if done.returncode == 0 else None
