"""``portal new`` on a terminal: asks for each field of a record, judges each answer at once, and writes the record.

What is needed is asked for; what is optional is chosen by its name. The record is judged as a whole before it is
written (``portal.doors.proposal``), and what is wrong with it is asked again.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from portal.checks.cross_references import Judge
from portal.doors.proposal import Proposed, Step, Verdict, judged, write
from portal.problem import printable
from portal.reading.docstrings import docstrings
from portal.reading.draft import hint, part_of
from portal.reading.load import Records
from portal.reading.messages import field_path, message
from portal.reading.references import references_as_written
from portal.records.kind import Kind

Ask = Callable[[str], str]
"""From a prompt to what is typed; raises EOFError where nothing more is."""
Say = Callable[[str], None]
_YES = {"y", "yes"}


class Interview:
    """Asks for one record of a kind."""

    def __init__(self, kind: Kind, records: Records, ask: Ask, say: Say) -> None:
        self._kind, self._records, self._ask, self._say = kind, records, ask, say

    def record(self) -> dict[str, Any]:
        """The record in plain form, as far as its answers can be judged one by one."""
        self._say(
            f"A new {self._kind.name}. Each answer is judged at once. Ctrl-C ends this, and nothing is written.\n"
            "Of a list, each entry is asked for by itself; an empty line ends it.\n"
        )
        found: dict[str, Any] = {}
        self._fill(self._kind.model, found, ())
        return found

    def again(self, record: dict[str, Any], name: str) -> None:
        """Asks anew for one field of the record."""
        record.pop(name, None)
        field = self._kind.model.model_fields[name]
        self._field(self._kind.model, name, field, record, (name,), needed=field.is_required())

    def _fill(self, model: type[BaseModel], into: dict[str, Any], path: Step) -> None:
        fields = sorted(model.model_fields.items(), key=lambda item: (item[0] != "id", item[0] == "sources"))
        needed = {name: field for name, field in fields if field.is_required()}
        for name, field in needed.items():
            self._field(model, name, field, into, (*path, name), needed=True)
        optional = {name: field for name, field in fields if name not in needed}
        while optional:
            self._say(f"Optional{_of(path)}: {', '.join(optional)}")
            name = self._ask("Which one (Enter: no more): ").strip().casefold().replace("-", "_")
            if not name:
                return
            if name in optional:
                self._field(model, name, optional.pop(name), into, (*path, name), needed=False)
            else:
                self._say(f'There is no optional field "{printable(name)}" here.')

    def _field(
        self, model: type[BaseModel], name: str, field: FieldInfo, into: dict[str, Any], path: Step, *, needed: bool
    ) -> None:
        self._say(
            f"\n{field_path(path)}{' (needed)' if needed else ''}: {docstrings(model).get(name, '')}".rstrip(": ")
        )
        listed = get_origin(field.annotation) is tuple
        inner = get_args(field.annotation)[0] if listed else field.annotation
        part = part_of(inner)
        if part is None:
            for line in hint(inner, list(field.metadata))[1]:
                self._say(f"  {line.removeprefix('# ')}{self._known(line)}")
        if not listed:
            value = self._part(part, path) if part is not None else self._value(path, needed=needed)
            if value:
                into[name] = value
            return
        entries: list[Any] = []
        while True:
            here = (*path, len(entries))
            wanted = needed and not entries
            if part is not None:
                question = f"{'Another' if entries else 'Is there one'} for {field_path(path)} (y, Enter: no)? "
                if not wanted and self._ask(question).strip().casefold() not in _YES:
                    break
                entries.append(self._part(part, here))
            elif value := self._value(here, needed=wanted):
                entries.append(value)
            else:
                break
        if entries:
            into[name] = entries

    def _part(self, part: type[BaseModel], path: Step) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self._fill(part, found, path)
        return found

    def _value(self, path: Step, *, needed: bool) -> str:
        """An answer with which nothing is wrong; "" where none is given to what may be left out."""
        while True:
            answer = self._ask(f"{field_path(path)}: ").strip()
            if not answer and needed:
                self._say("This is needed; nothing is guessed. Ctrl-C ends without writing.")
            elif not answer or not (wrong := self._wrong(answer, path)):
                return answer
            else:
                self._say(f"  {wrong}")

    def _wrong(self, answer: str, path: Step) -> str:
        """What is wrong with an answer by itself; "" if nothing is."""
        record = _nested(answer, path)
        for reference in references_as_written(self._kind.model, record):
            if text := Judge(self._records).fault(reference):
                return text
        try:
            self._kind.model.model_validate(record)
        except ValidationError as error:
            for details in error.errors(include_url=False):
                if _in_place(details["loc"], path) and details["type"] != "missing":
                    return message(self._kind.model, details)
        if path == ("id",) and answer in self._records.seen[self._kind.name]:
            return f"there is a {self._kind.name} with the id {printable(answer)} already; choose another"
        return ""

    def _known(self, said: str) -> str:
        """What a hint that names a vocabulary or a kind leaves to be looked up, where that is short."""
        for kind in self._records.kinds:
            named = f"data/{kind.stem}.yaml" in said or f" {kind.name}" in f"{said.removesuffix(' or a web address')};"
            ids = sorted(self._records.seen[kind.name])
            if named and 0 < len(ids) <= 30:
                return f": {', '.join(ids)}"
        return ""


def interview(kind: Kind, records: Records, data: Path, docs: Path | None, ask: Ask, say: Say) -> tuple[Path, ...]:
    """The files that were written with the new record; none where that was not wanted.

    Raises EOFError where answers end, DataError where the data is wrong already.
    """
    asking = Interview(kind, records, ask, say)
    record = asking.record()
    while (verdict := judged(data, [Proposed(kind, record)], docs)).faults:
        say("\nOne more look is needed:")
        for text in _faults(verdict):
            say(f"  {text}")
        fields = [str(fault.path[0]) for fault in verdict.faults if fault.path]
        known = [field for field in fields if field in kind.model.model_fields]
        wrong = known[0] if known else ask("Which field do you want to answer anew (Enter: none, end)? ").strip()
        if wrong not in kind.model.model_fields:
            return ()
        asking.again(record, wrong)
    files = tuple(data / name for name in verdict.files)
    say("")
    for name, text in verdict.files.items():
        say(text if len(name.parts) > 1 or kind.single else f"{data / name} gets one more record.")
    if ask(f"Write {', '.join(map(str, files))} (y, Enter: no)? ").strip().casefold() not in _YES:
        return ()
    write(data, verdict)
    return files


def _faults(verdict: Verdict) -> Iterator[str]:
    yield from dict.fromkeys(printable(fault.message) for fault in verdict.faults)


def _in_place(loc: Step, path: Step) -> bool:
    """True if an error is at the answer, whose lists have no other entry than its own."""
    return loc[: len(path)] == tuple(0 if isinstance(step, int) else step for step in path)


def _nested(answer: str, path: Step) -> Any:
    """A record with nothing but the answer at its place."""
    value: Any = answer
    for step in reversed(path):
        value = [value] if isinstance(step, int) else {step: value}
    return value


def _of(path: Step) -> str:
    return f" in {field_path(path)}" if path else ""
