"""Finds files in the data folder that would not be read, and says where they belong."""

from collections.abc import Iterable
from pathlib import Path

from portal.problem import Problem, did_you_mean
from portal.reading.folders import FILES, IMAGES, TEXTS
from portal.records.kind import Kind

_RECORDS = {".yaml", ".yml"}
_MAY_HOLD_RECORDS = {"", ".text", ".txt", ".yaml", ".yml"}
_PICTURES = (".jpeg", ".jpg", ".png", ".webp")


def shown(data: Path, path: Path) -> str:
    """The path of a file in the folder ``data`` as shown in messages."""
    return (Path(data.name) / path.relative_to(data)).as_posix()


def strays(data: Path, kinds: Iterable[Kind]) -> list[Problem]:
    """Files that would be silently ignored, because they contain no records of these kinds."""
    stems = {kind.stem for kind in kinds}
    problems = []
    for path in sorted(data.rglob("*")):
        inside = path.relative_to(data)
        if any(part.startswith(".") for part in inside.parts):
            continue
        name = shown(data, path)
        if path.is_dir() and path.suffix in _RECORDS and inside.with_suffix("").as_posix() in stems:
            problems.append(Problem(name, 1, "", f"is a folder; rename it to {path.stem}, without the ending"))
        if path.is_dir() or inside.parts[0] in {IMAGES, TEXTS, FILES}:
            continue
        if path.suffix in {".yml", ".json"}:
            problems.append(Problem(name, 1, "", f"is not read; rename it to {path.stem}.yaml"))
            continue
        if path.suffix != ".yaml":
            problems.append(Problem(name, 1, "", _unread(path)))
            continue
        owner = [*(parent.as_posix() for parent in inside.parents), inside.with_suffix("").as_posix()]
        if not stems.intersection(owner):
            hint = did_you_mean(inside.with_suffix("").as_posix(), stems)
            names = ", ".join(f"{stem}.yaml" for stem in sorted(stems))
            problems.append(
                Problem(name, 1, "", f"is not a kind of record{hint}; rename it to one of: {names}; or move it away")
            )
    return problems


def _unread(path: Path) -> str:
    """The remedy for a file whose name is not that of a file of records."""
    ending = path.suffix.casefold()
    if ending in _MAY_HOLD_RECORDS:
        return f"is not read, because its name does not end in .yaml; rename it to {path.stem}.yaml or move it away"
    folder = {".md": f"{TEXTS}/ if it is a text", **dict.fromkeys(_PICTURES, f"{IMAGES}/ if a record shows it")}
    where = folder.get(ending, f"{FILES}/ if the library offers it")
    return f"is not read here; put it into data/{where}, or delete it"
