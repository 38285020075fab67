"""Moves records between the list of their kind and files of their own, without changing a word.

Where a record stood in the list, a comment with the name of its file is left. So it can go back to its place, and the
list stays a table of contents that nobody who sends a file has to touch.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from portal.problem import did_you_mean, shortened
from portal.reading import load, strays, textfile, yamlfile
from portal.reading.yamlfile import Listing, Mapping, Text
from portal.records.kind import Kind

_SCHEMA = "# yaml-language-server: $schema="
_DASH = re.compile(r"( *)-( +|$)")


class NotMovedError(ValueError):
    """Nothing was changed; the text says why, and what to do."""


@dataclass(frozen=True)
class Moved:
    """What a command has moved."""

    ids: tuple[str, ...]
    """The records, in the order of the list."""
    list_file: str
    """The list as messages show it."""
    folder: str
    """The folder of the files of their own, likewise."""


@dataclass(frozen=True)
class _Item:
    """A record of a list: the lines from ``first`` to before ``after``, comments right above it among them."""

    id: str
    first: int
    after: int


def called(name: str, kinds: Sequence[Kind]) -> Kind:
    """The kind with that name or list, like school, schools or data/schools.yaml.

    Raises ValueError with the lists that there are.
    """
    typed = name.removeprefix("data/").removesuffix(".yaml").strip("/").replace("-", "_").replace(" ", "_").casefold()
    many = [kind for kind in kinds if not kind.single]
    for kind in many:
        if typed in (kind.stem, Path(kind.stem).name, kind.name.replace(" ", "_")):
            return kind
    hint = did_you_mean(typed, [kind.stem for kind in many])
    stems = "\n".join(f"  {kind.stem}" for kind in many)
    raise ValueError(f'There is no list "{shortened(name)}"{hint}. Write one of these after split or join:\n{stems}')


def split(data: Path, kind: Kind, ids: Sequence[str] = ()) -> Moved:
    """Moves records of the list ``data/<stem>.yaml`` into files ``data/<stem>/<id>.yaml``: those named, else all.

    Raises NotMovedError, with nothing changed, where a file is in the way or the list is not written with dashes.
    """
    path, folder = _places(data, kind)
    lines, items = _list(data, kind)
    _all_found(ids, [item.id for item in items], strays.shown(data, path))
    wanted = [item for item in items if item.id in ids or not ids]
    schema = next((line for line in lines if line.startswith(_SCHEMA)), "")
    files = {folder / f"{item.id}.yaml": _own_form(lines[item.first : item.after], schema) for item in wanted}
    for file in files:
        if file.exists():
            raise NotMovedError(f"{strays.shown(data, file)} is there already; join it first, or rename it.")
    left = list(lines)
    for item in reversed(wanted):
        left[item.first : item.after] = [_placeholder(folder, item.id)]
    if len(wanted) == len(items):
        left = [*left, "[]"]
    before = [_meaning("\n".join(lines))[index] for index, item in enumerate(items) if item in wanted]
    _same(before, [_meaning(text) for text in files.values()], path.name)
    if files:
        folder.mkdir(exist_ok=True)
    for file, text in files.items():
        file.write_text(text, encoding="utf-8", newline="\n")
    if files:
        path.write_text("\n".join(left).rstrip("\n") + "\n", encoding="utf-8", newline="\n")
    return Moved(tuple(item.id for item in wanted), strays.shown(data, path), f"{strays.shown(data, folder)}/")


def join(data: Path, kind: Kind, ids: Sequence[str] = ()) -> Moved:
    """Moves records from files of their own into the list: those named, else all. Files with several records stay.

    Each goes where ``split`` has left its name, else to the end. Raises NotMovedError, with nothing changed, where a
    file cannot be read.
    """
    path, folder = _places(data, kind)
    lines, items = _list(data, kind) if path.exists() else ([], [])
    files: dict[str, tuple[Path, list[str]]] = {}
    for file in load.files_of(data, kind):
        root, problems = yamlfile.read(file, strays.shown(data, file)) if file != path else (None, [])
        if problems:
            raise NotMovedError(f"{problems[0]}. Nothing was moved.")
        if isinstance(root, Mapping):
            files[_id(root, data, file)] = (file, textfile.read(file).rstrip("\n").split("\n"))
    _all_found(ids, list(files), f"{strays.shown(data, folder)}/")
    wanted = [id for id in files if id in ids or not ids]
    if taken := [id for id in wanted if id in {item.id for item in items}]:
        raise NotMovedError(f"{strays.shown(data, path)} has a record {taken[0]} already; delete one of the two.")
    made = [line for line in lines if line != "[]"] if wanted else lines
    for id in wanted:
        file, own = files[id]
        record, place = _list_form(own), _placeholder(folder, file.stem)
        if place in made:
            index = made.index(place)
            made[index : index + 1] = record
        else:
            made += [*([""] if made and made[-1] else []), *record]
    text = "\n".join(made).rstrip("\n") + "\n"
    after = {record["id"]: record for record in _meaning(text) or []} if wanted else {}
    _same([_meaning("\n".join(files[id][1])) for id in wanted], [after.get(id) for id in wanted], path.name)
    if wanted:
        path.write_text(text, encoding="utf-8", newline="\n")
    for id in wanted:
        files[id][0].unlink()
    if wanted and not any(folder.iterdir()):
        folder.rmdir()
    return Moved(tuple(wanted), strays.shown(data, path), f"{strays.shown(data, folder)}/")


def _places(data: Path, kind: Kind) -> tuple[Path, Path]:
    return data / f"{kind.stem}.yaml", data / kind.stem


def _list(data: Path, kind: Kind) -> tuple[list[str], list[_Item]]:
    """The lines of the list, and its records."""
    path = data / f"{kind.stem}.yaml"
    shown = strays.shown(data, path)
    if not path.is_file():
        raise NotMovedError(f"There is no {shown}; its records stand in files of their own already.")
    root, problems = yamlfile.read(path, shown)
    if root is None or problems:
        raise NotMovedError(f"{problems[0]}. Nothing was moved.")
    lines = textfile.read(path).rstrip("\n").split("\n")
    starts = []
    for node in root.items if isinstance(root, Listing) else [root]:
        start = node.line - 1
        while start >= 0 and not _DASH.match(lines[start]):
            start -= 1
        if not isinstance(node, Mapping) or start < 0 or lines[start] == "[]":
            raise NotMovedError(f"{shown}:{node.line}: write each record of the list after a dash. Nothing was moved.")
        starts.append((_id(node, data, path), start))
    items = []
    for index, (id, start) in enumerate(starts):
        after = starts[index + 1][1] if index + 1 < len(starts) else len(lines)
        last = max(line for line in range(start, after) if line == start or _is_indented(lines[line], lines[start]))
        first, above = start, starts[index - 1][1] if index else -1
        while first - 1 > above and lines[first - 1].startswith("#") and not _is_placeholder(kind, lines[first - 1]):
            first -= 1
        # What stands right under the head of the file is a comment on the list, unless an empty line parts the two.
        head = next((number for number, line in enumerate(lines) if not line.startswith("#")), 0)
        items.append(_Item(id, start if first < head else first, last + 1))
    return lines, items


def _is_indented(line: str, dash: str) -> bool:
    """True if the line belongs to the record that begins with the line ``dash``."""
    return bool(line.strip()) and len(line) - len(line.lstrip(" ")) > len(dash) - len(dash.lstrip(" "))


def _id(node: Mapping, data: Path, path: Path) -> str:
    id = node.entries.get("id")
    if isinstance(id, Text) and re.fullmatch("[A-Za-z0-9.-]+", id.value):
        return id.value
    shown = strays.shown(data, path)
    raise NotMovedError(f"{shown}:{node.line}: this record has no id that can name a file; give it one.")


def _all_found(ids: Sequence[str], there: Sequence[str], where: str) -> None:
    for id in ids:
        if id not in there:
            hint = did_you_mean(id, there)
            raise NotMovedError(f'There is no record "{shortened(id)}" in {where}{hint}. Nothing was moved.')


def _placeholder(folder: Path, name: str) -> str:
    return f"# {folder.name}/{name}.yaml"


def _is_placeholder(kind: Kind, line: str) -> bool:
    return line.startswith(f"# {Path(kind.stem).name}/") and line.endswith(".yaml")


def _own_form(lines: Sequence[str], schema: str) -> str:
    """A record of a list as a file of its own, which begins with the line of the schema where the list has one."""
    dash = next(index for index, line in enumerate(lines) if _DASH.match(line))
    found = _DASH.match(lines[dash])
    assert found is not None
    first = lines[dash][found.end() :]
    rest = list(lines[dash + 1 :])
    width = found.end() if first else min(len(line) - len(line.lstrip(" ")) for line in rest if line.strip())
    below = [line[width:] if not line[:width].strip() else line for line in rest]
    head = [schema.replace("$schema=", "$schema=../", 1)] if schema else []
    return "\n".join([*head, *lines[:dash], *([first] if first else []), *below]) + "\n"


def _list_form(lines: Sequence[str]) -> list[str]:
    """A file of its own as the lines of a record in a list."""
    own = [line for line in lines if not line.startswith(_SCHEMA)]
    while own and not own[0].strip():
        del own[0]
    start = next(index for index, line in enumerate(own) if line.strip() and not line.startswith(("#", "---")))
    above = [line for line in own[:start] if line.startswith("#")]
    below = [f"  {line}" if line.strip() else line for line in own[start + 1 :]]
    return [*above, f"- {own[start]}", *below]


def _meaning(text: str) -> Any:
    """The values of a text that ``yamlfile`` has read, all of them as they are typed."""
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 (builds nothing but text, lists and mappings)


def _same(before: list[Any], after: list[Any], name: str) -> None:
    if before != after:
        raise NotMovedError(f"{name} is written in a way that would change when records move. Nothing was moved.")
