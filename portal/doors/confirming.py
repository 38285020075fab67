"""``portal letters`` and ``portal from-mail``: those who know records are asked, and "right" becomes a new date."""

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from portal.doors import incoming, outgoing, vouching
from portal.doors.incoming import Incoming, MailError
from portal.doors.knowing import Knowable, Knower, knowable, knowers
from portal.doors.outcome import settled, told
from portal.doors.pairs import what
from portal.doors.proposal import Proposed, Verdict, judged, standing
from portal.doors.saying import Bundle, SaidLine, as_text, said
from portal.doors.vouching import Vouched
from portal.inspection import inspect
from portal.portal import Portal
from portal.problem import DataError
from portal.records.confirmed import a_year_after
from portal.words import moment

NOT_TAKEN = 2
"""The exit code for a mail or place that is none."""
_DOCS = "docs"
_A_DAY = timedelta(days=1)
_FOR_PEOPLE = {
    "wrong": "says that something is wrong; read the mail and correct the record",
    "over": "says that it has ended; read the mail, ask for a source, and write until, or state: ended and as_of",
}


def letters(data: Path, to: Path, place: str | None) -> int:
    """Writes a letter to each who knows records that nobody confirmed within a year, and says to whom.

    The exit code is 1 where the data has problems, 2 where there is no such country.
    """
    from portal.building import configuration  # noqa: PLC0415
    from portal.site import open_site  # noqa: PLC0415 (a whole site is opened for its templates alone)

    root = data.absolute().parent
    config = root / "mkdocs.yml"
    try:
        place_of_site = configuration.location_in(config) if config.is_file() else None
        site = open_site(root if config.is_file() else Path(), place_of_site, [Path("overrides")], data)
    except DataError as error:
        print(error)
        return 1
    countries = site.portal.places("country")
    if place is not None and place not in countries:
        print(f'There is no country "{place}". There are: {", ".join(countries)}.', file=sys.stderr)
        return NOT_TAKEN
    made = outgoing.post(site.portal, site.templates, site.location, place)
    to.mkdir(parents=True, exist_ok=True)
    for letter in made.letters:
        (to / letter.file).write_bytes(letter.content)
    print(as_text(_told(site.portal, made, to)), end="")
    return 0


def _told(portal: Portal, made: outgoing.Mailing, to: Path) -> tuple[Bundle, ...]:
    lines = []
    for letter in made.letters:
        address = letter.knower.address
        whom = f"to {said(address)}" if address else "and no address is known: write it into the letter yourself"
        about = f"{letter.count} record{'s' if letter.count > 1 else ''}"
        lines.append(SaidLine(f"{to / letter.file}: {said(letter.knower.place)}, {about}, {whom}"))
    if not lines:
        lines.append(SaidLine("None: everything was confirmed within a year, or nobody is known to ask"))
    hints = []
    if portal.operator is None and made.letters:
        text = "Nobody is named who reads answers, so the letters have lines to copy instead of mails ready to send. "
        hints.append(SaidLine(f"{text}Fill in what `python -m portal new operator` prints"))
    if made.unasked:
        text = "of which the data does not say who knows them; ask their authors, and write confirmed: yourself"
        hints.append(SaidLine(f"{len(made.unasked)} records are left, {text}"))
    return Bundle("Letters", tuple(lines)), *([Bundle("To know", tuple(hints))] if hints else ())


class _UntakenError(Exception):
    """Nothing of the mail is taken."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def from_mail(file: Path, data: Path, *, only_try: bool) -> int:
    """Takes the answers of a mail: "right" becomes the day of the mail, and everything else is said to a person.

    The exit code is 0 where it is written or nothing changes, 1 where somebody has to read the mail, 2 for what is no
    mail that can be taken. Nothing is written unless all of the mail can be taken.
    """
    try:
        verdict, notes = _verdict(data, incoming.read(file))
    except MailError as error:
        print(f"{file}: {error}. Nothing was written.", file=sys.stderr)
        return NOT_TAKEN
    except DataError as error:
        print(f"The data has problems of its own; mend these first, then take the mail again.\n{error}")
        return 1
    except _UntakenError as refused:
        return _say([*refused.reasons, f"Nothing of {file} was written."], 1)
    return _say([*told(verdict), *notes, settled(file, data, verdict, only_try=only_try)], 0)


def _verdict(data: Path, mail: Incoming) -> tuple[Verdict, list[str]]:
    """What would come of the mail, which is new dates and nothing else, and notes."""
    docs = data.absolute().parent / _DOCS
    portal, _notices = inspect(data)
    proposed, notes = _proposed(portal, data, mail, moment.today())
    verdict = judged(data, proposed, docs if docs.is_dir() else None)
    if verdict.faults:
        raise _UntakenError(*(f"{fault.id}: {fault.message}" for fault in verdict.faults))
    if verdict.added or any(change.path[0] != "confirmed" for change in verdict.changes):
        raise _UntakenError("The mail would change more than dates; write confirmed: into the records yourself.")
    return verdict, notes


def _say(lines: list[str], code: int) -> int:
    print("\n".join(lines))
    return code


def _proposed(portal: Portal, data: Path, mail: Incoming, today: date) -> tuple[list[Proposed], list[str]]:
    """The records with their new date, and notes. Raises _UntakenError where a person has to read the mail."""
    answers, rest = _answers(mail.lines)
    reasons: list[str] = []
    if mail.day > today + _A_DAY or today > a_year_after(mail.day):
        reasons.append(f"The mail says that it was sent on {mail.day}, and today is {today}; ask again")
    found: list[Proposed] = []
    notes = ["Below the answers the mail says more; read it before you send the change."] if rest else []
    for answer in answers:
        one = knowable(portal, answer.stem, answer.id)
        if one is None:
            reasons.append(f"{answer.stem}/{answer.id}: there is no such record to confirm; read the mail")
            continue
        if reason := _not_taken(portal, mail, answer, one):
            reasons.append(f"{one.id}: {reason}")
            continue
        before = standing(data, one.kind)[one.id]
        last = one.record.confirmed
        if last is not None and last.day >= mail.day:
            notes.append(f"{one.id}: was confirmed on {last.day} already")
            continue
        knower = _sender(portal, mail, one)
        assert knower is not None
        confirmed: dict[str, Any] = {"day": mail.day.isoformat(), "by": knower.by}
        found.append(Proposed(one.kind, {**before, "confirmed": confirmed}))
    if reasons:
        raise _UntakenError(*reasons)
    return found, notes


def _answers(lines: tuple[str, ...]) -> tuple[list[Vouched], bool]:
    """The answers, and whether people wrote anything below them. Raises _UntakenError where anything else is above."""
    end = lines.index(vouching.END) if vouching.END in lines else len(lines)
    above = [line for line in lines[:end] if line]
    answers = [found for line in above if (found := vouching.read(line)) is not None]
    if not answers:
        raise _UntakenError("The mail has no answer that a program can read; read it yourself.")
    if len(answers) < len(above):
        raise _UntakenError(
            "The mail says more than its answers, which may change what they mean. Read it; if they still hold, write "
            "confirmed: into the records yourself."
        )
    if len({(one.stem, one.id) for one in answers}) < len(answers):
        raise _UntakenError("The mail answers twice about one record; read it yourself.")
    return answers, any(lines[end + 1 :])


def _not_taken(portal: Portal, mail: Incoming, answer: Vouched, one: Knowable) -> str | None:
    """Why the answer makes no date, and what to do; None where it does."""
    called = f"the {what(one.kind)} in the mail"
    if answer.answer in _FOR_PEOPLE:
        return f"{called} {_FOR_PEOPLE[answer.answer]}"
    if answer.mark != vouching.mark(one):
        return f"{called} is not what the site says today, so it changed since it was asked about; send a new letter"
    if _sender(portal, mail, one) is None:
        known = ", ".join(f"{knower.by} of {knower.place}" for knower in knowers(portal, one.record)) or "nobody"
        return (
            f"the address of the sender is not the one that the data has of those who know it ({known}). If you know "
            "in whose role it was written, put the address into the data, or write confirmed: with day and by yourself"
        )
    return None


def _sender(portal: Portal, mail: Incoming, one: Knowable) -> Knower | None:
    """In whose role the mail was sent; None where its address is nobody's who knows the record."""
    address = mail.sender.casefold()
    return next(
        (knower for knower in knowers(portal, one.record) if (knower.address or "").casefold() == address), None
    )
