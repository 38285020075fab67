"""Changes values in a file of records, and leaves every other letter of it as it is: comments, order, quotes.

A file is edited as text. What is not changed is copied, so that the difference that a reviewer sees is what was meant.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_SHORT = 90
"""Longest list of words that is written on one line, in characters."""
_FOREVER = 10**9
_UNTYPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Signs that no file of records may have as they are. As numbers they are read, and judged with their field."""
_ESCAPE = re.compile(r"\\(.)")
_NUMBERS = {
    **{name: f"\\x{point:02X}" for name, point in {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27}.items()},
    **{name: f"\\u{point:04X}" for name, point in {"N": 0x85, "_": 0xA0, "L": 0x2028, "P": 0x2029}.items()},
}
"""Escapes with a letter, which contributors cannot be expected to know, and those with a number (YAML 1.1, 5.6)."""
Record = Mapping[str, Any]
"""A record in plain form: text, lists and mappings, as ``yamlfile.plain`` makes them."""


class NotEditedError(ValueError):
    """The file is written in a way that cannot be changed without a risk to the rest; the text says what to do."""


class _WholeError(Exception):
    """Only the part above can be written anew."""


class _Dumper(yaml.SafeDumper):
    """Writes text without quotes wherever YAML reads it as it stands; records have nothing but text."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 (so its base class declares it)


def edited(text: str, records: Mapping[str, Record], order: Sequence[str]) -> str:
    """The text of a file of records, in which those with these ids are as given.

    ``order`` has the names of fields in the order in which new ones are put. Line ends at the end of a text do not
    count. Raises NotEditedError where a record is not there, or the file would not read as meant.
    """
    root = _root(text)
    nodes = {_plain(node).get("id", ""): node for node in _records(root)}
    edits: list[_Edit] = []
    for id, record in records.items():
        if id not in nodes:
            raise NotEditedError(f'there is no record "{id}" in this file')
        try:
            edits += _of_mapping(text, nodes[id], record, order)
        except _WholeError as error:
            raise NotEditedError(
                f'record "{id}" is written in a way that cannot be changed; edit it by hand'
            ) from error
    made = _applied(text, edits)
    wanted = [records.get(id, _plain(node)) for id, node in nodes.items()]
    _demand([_plain(node) for node in _records(_root(made))], wanted)
    return made


def added(text: str, records: Sequence[Record]) -> str:
    """The text of a list of records with these at its end; of an empty text, a list of them."""
    root = _root(text) if text.strip() else None
    entries = "\n\n".join("\n".join(_entry(record)) for record in records)
    if isinstance(root, SequenceNode) and not root.value:
        made = f"{text[: root.start_mark.index]}{entries}\n{text[root.end_mark.index :].lstrip()}"
    elif root is None or isinstance(root, SequenceNode):
        head = text.rstrip("\n")
        made = f"{head}\n\n{entries}\n" if head else f"{entries}\n"
    else:
        raise NotEditedError("this file is one record, not a list; put the new one into a file of its own")
    before = [] if root is None else [_plain(node) for node in _records(root)]
    _demand([_plain(node) for node in _records(_root(made))], [*before, *map(dict, records)])
    return made


def own_file(record: Record, schema: str = "") -> str:
    """The text of a file with this record alone; ``schema`` is the address of its JSON Schema, for editors."""
    head = [f"# yaml-language-server: $schema={schema}"] if schema else []
    made = "\n".join([*head, *_block(record)]) + "\n"
    _demand([_plain(_root(made))], [dict(record)])
    return made


def same(one: Any, other: Any) -> bool:
    """True if two plain values mean the same; line ends at the end of a text do not count."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return one.rstrip("\n") == other.rstrip("\n")
    return bool(one == other)


class _Edit(tuple[int, int, str]):
    """Characters from the first number to before the second give way to the text."""


def _applied(text: str, edits: Sequence["_Edit"]) -> str:
    pieces, at = [], 0
    for start, end, new in sorted(edits):
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def _demand(found: Sequence[Any], wanted: Sequence[Any]) -> None:
    if not same(list(found), list(wanted)):
        raise NotEditedError("this file is written in a way in which other words would change; edit it by hand")


def _root(text: str) -> Node:
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise NotEditedError("this file cannot be read; run: python -m portal check") from error
    if root is None:
        raise NotEditedError("this file is empty")
    found: Node = root
    return found


def _records(root: Node) -> list[MappingNode]:
    found = root.value if isinstance(root, SequenceNode) else [root]
    return [node for node in found if isinstance(node, MappingNode)]


def _plain(node: Node) -> Any:
    if isinstance(node, MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value


def _of_mapping(text: str, node: MappingNode, record: Record, order: Sequence[str] = ()) -> Iterator[_Edit]:
    """The edits after which the mapping is the record."""
    if node.flow_style:
        raise _WholeError
    column = node.value[0][0].start_mark.column
    ends: dict[str, int] = {}
    for key, value in node.value:
        end = _end(text, value, column)
        ends[key.value] = _line_end(text, end)
        if key.value not in record:
            start = _line_start(text, key)
            if text[start : key.start_mark.index].strip():
                raise _WholeError  # the dash of a list stands in front of it
            yield _Edit((start, min(ends[key.value] + 1, len(text)), ""))
        elif not same(_plain(value), record[key.value]):
            yield from _of_value(text, key, value, record[key.value], end)
    there = [name for name in ends if name in record]
    if not there:
        raise _WholeError
    put: dict[str, list[str]] = {}
    places = {name: place for place, name in enumerate(order)}
    for name in sorted((name for name in record if name not in ends), key=lambda name: places.get(name, len(places))):
        put.setdefault(_before(name, there, order), []).extend(_field(name, record[name], column))
    for place, lines in put.items():
        yield _Edit((ends[place], ends[place], "".join(f"\n{line}" for line in lines)))


def _before(name: str, there: Sequence[str], order: Sequence[str]) -> str:
    """The field after which a new one is put."""
    if name in order:
        above = set(order[: order.index(name)])
        found = [field for field in there if field in above]
        return found[-1] if found else there[0]
    return there[-1]


def _of_value(text: str, key: Node, value: Node, wanted: Any, end: int) -> Iterator[_Edit]:
    column = key.start_mark.column
    if not getattr(value, "flow_style", False):
        try:
            if isinstance(value, MappingNode) and isinstance(wanted, Mapping):
                yield from list(_of_mapping(text, value, wanted))
                return
            if isinstance(value, SequenceNode) and isinstance(wanted, list | tuple) and len(wanted) == len(value.value):
                yield from list(_of_items(text, value, wanted))
                return
        except _WholeError:
            pass
    beside = key.start_mark.line == value.start_mark.line
    inline = _inline(wanted)
    if inline is not None and beside and not _literal(value):
        yield _Edit((value.start_mark.index, end, inline))
        return
    colon = text.index(":", key.end_mark.index) + 1
    first, *below = _field(key.value, wanted, column)
    remark = "" if beside and not _literal(value) else text[colon : _line_end(text, colon)].partition("#")[2]
    first = f"{first}  #{remark}" if remark and "|" not in first else first
    yield _Edit((key.start_mark.index, end, "\n".join([first.lstrip(), *below])))


def _of_items(text: str, node: SequenceNode, wanted: Sequence[Any]) -> Iterator[_Edit]:
    for item, value in zip(node.value, wanted, strict=True):
        if same(_plain(item), value):
            continue
        if isinstance(item, MappingNode) and isinstance(value, Mapping) and not item.flow_style:
            yield from _of_mapping(text, item, value)
            continue
        inline = _inline(value)
        if inline is None or _literal(item) or (isinstance(item, MappingNode | SequenceNode) and not item.flow_style):
            raise _WholeError
        yield _Edit((item.start_mark.index, item.end_mark.index, inline))


def _literal(value: Node) -> bool:
    return isinstance(value, ScalarNode) and value.style in ("|", ">")


def _end(text: str, value: Node, column: int) -> int:
    """Where the value ends, before the comments and empty lines that follow it."""
    end: int = value.end_mark.index
    if isinstance(value, ScalarNode) and not _literal(value):
        return end
    if isinstance(value, SequenceNode | MappingNode) and value.flow_style:
        return end
    lines = text[value.start_mark.index : end].split("\n")
    while len(lines) > 1 and _follows(lines[-1], column):
        end -= len(lines.pop()) + 1
    return end


def _follows(line: str, column: int) -> bool:
    bare = line.lstrip(" ")
    return not bare or (bare.startswith("#") and len(line) - len(bare) <= column)


def _line_start(text: str, node: Node) -> int:
    return text.rfind("\n", 0, node.start_mark.index) + 1


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return end if end >= 0 else len(text)


def _entry(record: Record) -> list[str]:
    first, *below = _block(record)
    return [f"- {first}", *(f"  {line}" if line else "" for line in below)]


def _block(record: Record) -> list[str]:
    return [line for name, value in record.items() for line in _field(name, value, 0)]


def _field(name: str, value: Any, column: int) -> list[str]:
    """The lines of a field that begins in the column."""
    margin = " " * column
    if isinstance(value, str) and "\n" in value.rstrip("\n"):
        loose = any(line != line.rstrip() for line in value.split("\n")) or value.startswith((" ", "\n"))
        if loose or _UNTYPED.search(value):
            return [f"{margin}{name}: {_quoted(value)}"]
        lines = value.rstrip("\n").split("\n")
        return [f"{margin}{name}: |", *(f"{margin}  {line}" if line else "" for line in lines)]
    inline = _inline(value)
    if inline is not None:
        return [f"{margin}{name}: {inline}"]
    if isinstance(value, Mapping):
        return [f"{margin}{name}:", *(line for key in value for line in _field(key, value[key], column + 2))]
    return [f"{margin}{name}:", *(f"{margin}  {line}" for item in value for line in _item(item))]


def _item(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return _entry(value)
    return [f"- {_inline(value) or _quoted(value)}"]


def _inline(value: Any) -> str | None:
    """The value on one line; None where it takes several."""
    if isinstance(value, str):
        return None if "\n" in value.rstrip("\n") else _scalar(value.rstrip("\n"))
    if isinstance(value, list | tuple) and all(
        isinstance(item, str) and "\n" not in item and not _UNTYPED.search(item) for item in value
    ):
        made = _dumped(list(value), flow=True)
        return made if len(made) <= _SHORT or not value else None
    return None


def _scalar(value: str) -> str:
    return _quoted(value) if _UNTYPED.search(value) else _dumped(value)


def _quoted(value: str) -> str:
    return _ESCAPE.sub(lambda found: _NUMBERS.get(found[1], found[0]), _dumped(value, style='"'))


def _dumped(value: Any, *, flow: bool = False, style: str | None = None) -> str:
    made = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, width=_FOREVER, default_flow_style=flow, default_style=style
    )
    return str(made).removesuffix("\n").removesuffix("\n...")
