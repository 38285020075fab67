"""Which record of one side is which of the other, and what it says otherwise, field by field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from portal.doors.saying import said
from portal.doors.side import Side, Stood
from portal.reading.messages import model_at
from portal.reading.references import references, target_of
from portal.records.base import Consent, Person
from portal.records.fields import Refers, Term, is_id
from portal.records.kind import Kind, Scope

Step = tuple[str | int, ...]
_SHORT = 70
_LEAD = 20
_UNTOLD = frozenset({"id", "formerly"})
"""Fields whose change is told as what it means."""


@dataclass(frozen=True)
class Difference:
    """A value that is another one."""

    path: Step
    before: Any
    """None where there was nothing."""
    after: Any
    """None where there is nothing now."""


@dataclass(frozen=True)
class Matched:
    """A record on both sides; on one of them only, if it is new or gone."""

    kind: Kind
    was: Stood | None
    now: Stood | None
    renamed: Mapping[tuple[str, str], str] = field(default_factory=dict, repr=False)
    """(kind, id that a record had) -> the id that it has now, of every kind: to name it so is no change."""

    @property
    def here(self) -> Stood:
        """The record as it is now; as it was, where it is gone."""
        found = self.now or self.was
        assert found is not None
        return found

    @property
    def name(self) -> str:
        """What it is and what it is called."""
        return f"{what(self.kind)} {said(self.here.label)}"

    @property
    def called(self) -> str:
        """The same with its id."""
        id = self.here.id
        return f"{self.name} ({id if is_id(id) else said(id)})"

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What it says otherwise; none where it is new or gone."""
        if self.was is None or self.now is None:
            return ()
        if self.was.record is not None and self.was.record == self.now.record:
            return ()
        one, other = _meant(self.was, self.now)
        found = (change for change in _walk(self.kind.model, (), one, other) if change.path[:1] not in _ALONE)
        return tuple(change for change in found if not self._follows(change))

    def _follows(self, change: Difference) -> bool:
        """True if it names the same records as before by their ids of today."""
        target = _target(self.kind.model, change.path)
        if not isinstance(target, Refers) or change.before is None or change.after is None:
            return False
        before, after = (value if isinstance(value, list) else [value] for value in (change.before, change.after))
        return [self.renamed.get((target.kind, str(id)), id) for id in before] == after

    @property
    def changed(self) -> bool:
        """True if it is new, gone, renamed or says something otherwise."""
        return self.was is None or self.now is None or self.was.id != self.now.id or bool(self.differences)


_ALONE = frozenset((name,) for name in _UNTOLD)


def what(kind: Kind, count: int = 1) -> str:
    """What readers call a record of the kind, or many."""
    if count == 1:
        return kind.one if kind.one not in {"record", "item", "issue"} else kind.name.replace("_", " ")
    return kind.many if kind.many != "records" else f"{kind.name.replace('_', ' ')} records"


def matched(before: Side, after: Side) -> tuple[Matched, ...]:
    """Every record of both sides once, in the order in which they stand now, those that are gone behind them.

    A record that has another id is the same where it names the old one under ``formerly``, or the other did so of this.
    """
    found: list[Matched] = []
    renamed: dict[tuple[str, str], str] = {}
    for kind in after.kinds:
        was, now = before.records[kind.name], after.records[kind.name]
        left = {id: one for id, one in was.items() if id not in now}
        earlier = {former: id for id, one in left.items() for former in one.formerly}
        for id, one in now.items():
            old = was.get(id)
            if old is None:
                # Its latest id first; then a record that was renamed and has an old id back.
                ids = [*reversed(one.formerly), earlier.get(id, "")]
                old = next((left.pop(former) for former in ids if former in left), None)
            if old is not None and old.id != id:
                renamed[kind.name, old.id] = id
            found.append(Matched(kind, old, one, renamed))
        found += [Matched(kind, one, None) for one in left.values()]
    return tuple(found)


def _meant(was: Stood, now: Stood) -> tuple[Any, Any]:
    """Both as the program reads them, so that spelling and order of fields do not count; else as they are written."""
    if was.record is None or now.record is None:
        return was.plain, now.plain
    return tuple(one.record.model_dump(mode="python", exclude_defaults=True) for one in (was, now))


def _walk(model: type[BaseModel], path: Step, before: Any, after: Any) -> Iterator[Difference]:
    if _same(before, after):
        return
    if path and issubclass(model_at(model, path), Person | Consent):
        yield Difference(path, before, after)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in {**before, **after}:
            yield from _walk(model, (*path, name), before.get(name), after.get(name))
    elif isinstance(before, list | tuple) and isinstance(after, list | tuple):
        gone = [(place, one) for place, one in enumerate(before) if not any(_same(one, other) for other in after)]
        new = [(place, one) for place, one in enumerate(after) if not any(_same(one, other) for other in before)]
        parts = all(isinstance(one, Mapping) for _place, one in (*gone, *new))
        if len(gone) == len(new) and parts and gone:
            for (_old, one), (place, other) in zip(gone, new, strict=True):
                yield from _walk(model, (*path, place), one, other)
        else:
            yield Difference(path, [one for _place, one in gone] or None, [one for _place, one in new] or None)
    else:
        yield Difference(path, before, after)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return list(one) == list(other)
    return bool(one == other)


class Phrases:
    """Values in words, with the names of what they refer to."""

    def __init__(self, before: Side, after: Side) -> None:
        self._sides = (after, before)

    def told(self, kind: Kind, change: Difference) -> str:
        """The field and what it says, before and after."""
        where = field_in_words(change.path)
        if hidden(kind, change.path):
            return f"{where}: what is said of a person, or whether they agreed"
        before, after = (self._value(kind.model, change.path, value) for value in (change.before, change.after))
        if change.before is None and change.after is None:
            return f"{where}: in another order"
        if change.before is None:
            return f"{where}: {said(after)} (new)"
        if change.after is None:
            return f"{where}: {said(before)} goes"
        one, other = _beside(before, after)
        return f"{where}: {said(one)} -> {said(other)}"

    def name(self, kind: str, id: str) -> str:
        """The name of the record with that id; the id where there is none."""
        stood = next((one for side in self._sides if (one := side.records.get(kind, {}).get(id))), None)
        return stood.label if stood is not None else id

    def _value(self, model: type[BaseModel], path: Step, value: Any) -> str:
        if isinstance(value, Mapping):
            if issubclass(model_at(model, path), Person):
                return "a person"
            return ", ".join(
                f"{field_in_words((name,))}: {self._value(model, (*path, name), inner)}"
                for name, inner in value.items()
            )
        if isinstance(value, list | tuple):
            return "; ".join(self._value(model, path, inner) for inner in value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        target = _target(model, path)
        if isinstance(target, Refers):
            return self.name(target.kind, str(value))
        return self.name(_vocabulary(self._sides[0], target), str(value)) if target is not None else str(value)


def _target(model: type[BaseModel], path: Step) -> Refers | Term | None:
    """What the value at the path refers to; None where it is no reference."""
    place = max((place for place, step in enumerate(path) if isinstance(step, str)), default=0)
    container, name = model_at(model, path[:place]), path[place]
    return target_of(container, name) if isinstance(name, str) and name in container.model_fields else None


def _vocabulary(side: Side, target: Term) -> str:
    return next((kind.name for kind in side.kinds if kind.stem == f"vocabularies/{target.vocabulary}"), "")


def field_in_words(path: Step) -> str:
    """The field in words, "memberships, entry 1, role"."""
    return ", ".join(f"entry {step + 1}" if isinstance(step, int) else _plain(step) for step in path)


def _plain(name: str) -> str:
    """A name of a field, which may be none where a program of today cannot read the record."""
    return name.replace("_", " ") if name.replace("_", "a").isalnum() and len(name) <= _SHORT else said(name)


def hidden(kind: Kind, path: Step) -> bool:
    """True if the value is of a person, whose name and consent stand in no report."""
    parts = (model_at(kind.model, path[:end]) for end in range(1, len(path) + 1))
    return any(issubclass(part, Person | Consent) for part in parts)


def _beside(before: str, after: str) -> tuple[str, str]:
    """Both, shortened around the first letter in which they differ."""
    before, after = " ".join(before.split()), " ".join(after.split())
    if max(len(before), len(after)) <= _SHORT:
        return before, after
    same = next(
        (place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    return _around(before, same), _around(after, same)


def _around(text: str, place: int) -> str:
    begin = max(0, place - _LEAD) if place > _SHORT - _LEAD else 0
    piece = text[begin : begin + _SHORT]
    return f"{'…' if begin else ''}{piece}{'…' if begin + _SHORT < len(text) else ''}"


def members(side: Side, stood: Stood | None, scope: Scope) -> tuple[str, ...]:
    """Ids of the hubs or countries in which the record is a member now: in an entry of its own that has not ended."""
    if stood is None or stood.record is None:
        return ()
    kinds = {kind.name for kind in side.kinds if kind.scope == scope}
    found = []
    for reference in references(stood.record):
        if isinstance(reference.target, Refers) and reference.target.kind in kinds and _nested(reference.path):
            part = stood.record
            for step in reference.path[:-1]:
                part = part[step] if isinstance(step, int) else getattr(part, step)
            if getattr(part, "until", None) is None:
                found.append(reference.value)
    return tuple(dict.fromkeys(found))


def _nested(path: Sequence[str | int]) -> bool:
    return len(path) > 1 and isinstance(path[-1], str)
