"""Limits how much one record may contain, whatever its fields are.

This check runs before pydantic validates a record, because pydantic reports an error for each of a million values.
"""

from portal.reading.messages import field_path
from portal.reading.yamlfile import Listing, Mapping, Node, Text

MOST_VALUES = 20_000
"""The maximum number of values in a record, groups and lists included. The longest known course has 1,400."""

Path = tuple[str | int, ...]


def excess(record: Node) -> tuple[Path, str] | None:
    """The field that makes ``record`` too large, and the remedy; None if the record is within the limit."""
    count = _count(record)
    if count <= MOST_VALUES:
        return None
    path, node = _heaviest(record, count)
    what = f"{field_path(path)} holds {_count(node)} values" if path else f"holds {count} values"
    return path, f"{what}, and a record can hold {MOST_VALUES}; take out what does not belong here, or make it several"


def _count(node: Node) -> int:
    return 1 + sum(1 if isinstance(inner, Text) else _count(inner) for _step, inner in _inside(node))


def _heaviest(node: Node, count: int) -> tuple[Path, Node]:
    """The deepest part that contains more than half of all ``count`` values."""
    for step, inner in _inside(node):
        if 2 * _count(inner) > count:
            path, found = _heaviest(inner, count)
            return (step, *path), found
    return (), node


def _inside(node: Node) -> list[tuple[str | int, Node]]:
    if isinstance(node, Mapping):
        return list(node.entries.items())
    return list(enumerate(node.items)) if isinstance(node, Listing) else []
