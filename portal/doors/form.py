"""``portal from-form``: what readers wrote in a form of the site comes back as a file or a mail, and is judged and
written."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from portal.doors import letter, sent
from portal.doors.letter import LetterError
from portal.doors.outcome import settled, told
from portal.doors.proposal import Proposed, Verdict, WrongValue, judged, standing
from portal.doors.sent import SentRecord
from portal.parts.part import kinds_of
from portal.parts.registry import PARTS
from portal.problem import DataError, printable
from portal.records.kind import Kind

_DOCS = "docs"
_MAIL = ".eml"


def take(file: Path, data: Path, *, only_try: bool) -> int:
    """Takes a file or mail of a form: says everything that is wrong, or what changes, and writes it.

    The exit code is 0 where all is written or nothing changes, 1 where something is wrong, 2 for a file that cannot be
    taken at all. With ``only_try`` nothing is written.
    """
    kinds = [kind for kind in kinds_of(PARTS) if kind.proposed is not None]
    docs = data.absolute().parent / _DOCS
    try:
        found, faults = _records(_texts(file), kinds)
        there = {kind.name: standing(data, kind) for kind in {one.kind.name: one.kind for one in found}.values()}
        proposed, unfit = _proposed(found, there)
        verdict = judged(data, proposed, docs if docs.is_dir() else None) if proposed else Verdict((), (), ())
    except LetterError as error:
        print(f"{file}: {error}. Nothing was written.", file=sys.stderr)
        return 2
    except DataError as error:
        print(f"The data has problems of its own; mend these first, then take it again.\n{error}", file=sys.stderr)
        return 1
    wrong = [*faults, *unfit, *(_said(fault, found) for fault in verdict.faults)]
    if wrong:
        wrong = list(dict.fromkeys(wrong))
        count = f"{len(wrong)} problem{'s' if len(wrong) != 1 else ''}"
        lines = [*(f"{file}:{line}" for line in wrong), f"{count} in {file}. Nothing was written."]
        print("\n".join(map(printable, lines)))
        return 1
    print("\n".join([*told(verdict), settled(file, data, verdict, only_try=only_try)]))
    return 0


def _texts(file: Path) -> tuple[str, ...]:
    """The texts of a file. Raises LetterError for one that cannot be read as text."""
    if not file.is_file():
        raise LetterError("is not there; correct the name")
    most = letter.MOST_BYTES if file.suffix.casefold() == _MAIL else letter.MOST_TEXT
    if file.stat().st_size > most:
        raise LetterError(f"has more than {most // 1000} kB; ask for the file that the form saves")
    content = file.read_bytes()
    if file.suffix.casefold() == _MAIL:
        return letter.texts(content)
    try:
        return (content.decode("utf-8"),)
    except UnicodeDecodeError as error:
        raise LetterError("is no text in UTF-8; ask for the file that the form saves, or a mail as .eml") from error


def _records(texts: Sequence[str], kinds: Sequence[Kind]) -> tuple[list[SentRecord], list[str]]:
    """The records of the first of the texts that has any: programs send the same text twice, or add their own."""
    read = [sent.records(text, kinds) for text in texts]
    found, faults = next((one for one in read if one[0]), read[0])
    return found, [f"{fault.line or 1}: {fault.message}" for fault in faults]


def _proposed(
    found: Sequence[SentRecord], there: Mapping[str, Mapping[str, dict[str, object]]]
) -> tuple[list[Proposed], list[str]]:
    """The records as a proposal, and what cannot be one."""
    proposed, unfit = [], []
    for one in found:
        records = there[one.kind.name]
        id = one.id or one.values.get(("id",)) or ""
        if not one.values:
            unfit.append(f"{one.line}: has no field; write each like [name] and its value")
        elif one.id and one.id not in records:
            unfit.append(f'{one.line}: there is no {one.kind.name} "{one.id}" to correct; send it as a new one')
        elif not one.id and id in records:
            unfit.append(f"{one.line}: {id}: there is already a {one.kind.name} with this id; give it another")
        elif one.id and one.values.get(("id",), one.id) != one.id:
            unfit.append(f"{one.line}: {one.id}: an id never changes; take [id] out")
        else:
            proposed.append(Proposed(one.kind, one.plain(records.get(one.id))))
    return proposed, unfit


def _said(fault: WrongValue, found: Sequence[SentRecord]) -> str:
    """A fault with the line of what was sent that it is about, as exactly as is known."""
    of = (one for one in found if fault.kind is not None and one.kind.name == fault.kind.name)
    record = next((one for one in of if fault.id in {one.id, one.values.get(("id",))}), None)
    if record is None:
        return f"1: {fault.id}: {fault.message}" if fault.id else f"1: {fault.message}"
    line = next(sent.nearest(record.lines, fault.path), record.line)
    return f"{line}: {fault.id}: {fault.message}" if fault.id else f"{line}: {fault.message}"
