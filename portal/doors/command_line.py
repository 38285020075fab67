"""What the doors are called on the command line: ``python -m portal sheet``, ``import``, ``diff`` and others."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from portal.doors import answer, confirming, releasing
from portal.doors.answer import DUE_EXITS, EXITS

Run = Callable[[argparse.Namespace], int]
"""Does what was asked for; gives the exit code."""


def add(commands: Any) -> None:
    """Adds the commands of all doors to those of the program (``argparse`` gives no name to their type)."""
    _tables(commands)
    _forms(commands)
    _answers(commands)
    _letters(commands)
    release = _command(commands, "release", _release, "write for readers what changed since the release before")
    release.add_argument("base", nargs="?", help="that release: a folder, or a revision of git; none for the first")
    _only_try(release, "say what would be written")
    pair = _command(
        commands,
        "match",
        _match,
        "propose mentors for a school, or whole hubs for all, from what they say on the board",
        "Exit code: 0 proposed; 1 nobody can be matched, or the data has problems; 2 a file cannot be taken.",
    )
    pair.add_argument("school", nargs="?", default="", help="the id of a school that looks for a mentor")
    pair.add_argument("--all", action="store_true", dest="whole", help="whole hubs for all")
    pair.add_argument("--country", metavar="CODE", help="only schools of that country")
    pair.add_argument("--size", type=int, help="schools of a hub beside its mentor (default: as the project planned)")
    pair.add_argument("--decided", type=Path, metavar="FILE", help="the report that came back with decisions")
    pair.add_argument("--to", type=Path, metavar="FILE", help="where to: .xlsx, .ods, .html, or a folder for CSV")
    editor = _command(commands, "edit", _edit, "open the editor on this machine, for the files of this machine")
    editor.add_argument("--port", type=int, default=8081, help="where it listens on this machine (default: 8081)")


def _command(commands: Any, name: str, run: Run, help: str, epilog: str = "") -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=help, epilog=epilog)
    command.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")
    command.set_defaults(run=run)
    return command


def _only_try(command: argparse.ArgumentParser, help: str = "say what would change, and write nothing") -> None:
    command.add_argument("--try", dest="only_try", action="store_true", help=help)


def _tables(commands: Any) -> None:
    sheet = _command(
        commands,
        "sheet",
        _sheet,
        "write a workbook of a country or hub, to correct and fill in",
        "Exit code: 0 written; 1 the data has problems; 2 there is no such place or format.",
    )
    sheet.add_argument("place", help="the code of a country or the id of a hub, like xx or xx-hub-1")
    sheet.add_argument("--to", type=Path, metavar="FILE", help="where to: a name in .xlsx or .ods, or a folder for CSV")
    sheet.add_argument("--format", choices=("xlsx", "ods", "csv"), default="xlsx", help="without --to (default: xlsx)")
    take = _command(
        commands,
        "import",
        _import,
        "take a workbook or register: say all that is wrong in it, or what changes, and write that",
        "Exit code: 0 written, or nothing changes; 1 something is wrong, with its cell; 2 the file cannot be "
        "taken at all. Nothing is written where anything is wrong. Records without a row stay.",
    )
    take.add_argument("file", type=Path, help="a workbook (.xlsx, .ods), a folder of CSV, or a register (.csv)")
    take.add_argument("--mapping", type=Path, metavar="FILE", help="the file that says how a register is read")
    _only_try(take)


def _forms(commands: Any) -> None:
    form = _command(
        commands,
        "from-form",
        _from_form,
        "take what readers wrote in a form of the site: say all that is wrong, or what changes, and write that",
        "Exit code: 0 written, or nothing changes; 1 something is wrong, with its line; 2 the file cannot be "
        "taken at all. Nothing is written where anything is wrong.",
    )
    form.add_argument("file", type=Path, help="the file that the form saves (.txt), or a mail that was saved (.eml)")
    _only_try(form)


def _answers(commands: Any) -> None:
    compare = _command(commands, "diff", _diff, "say what a change of the data means", EXITS)
    compare.add_argument("base", help="what to compare with: a folder of data, or a revision of git like main")
    compare.add_argument("--markdown", action="store_true", help="for a comment on a forge")
    compare.add_argument("--preview", default="", metavar="URL", help="address of a site with the change, for links")
    clock = _command(commands, "due", _due, "say what a clock will change or has overtaken", DUE_EXITS)
    clock.add_argument("--by", metavar="DAY", help="until that day, like 2027-01-31 (default: 30 days from today)")


def _letters(commands: Any) -> None:
    ask = _command(commands, "letters", _ask, "write to those who know records: is this still right?")
    ask.add_argument("country", nargs="?", help="the code of one country; without it, all of them")
    ask.add_argument("--to", type=Path, metavar="FOLDER", default=Path("letters"), help="where to (default: letters)")
    mail = _command(
        commands,
        "from-mail",
        _from_mail,
        "take the answer to such a letter: right becomes a new date, and nothing else is written",
        "Exit code: 0 written, or nothing changes; 1 somebody has to read the mail; 2 it cannot be taken.",
    )
    mail.add_argument("file", type=Path, help="the mail, saved as .eml")
    _only_try(mail)


# Libraries of spreadsheets and servers take longer to load than most commands take to run.


def _sheet(asked: argparse.Namespace) -> int:
    from portal.doors import commands  # noqa: PLC0415

    return commands.sheet(asked.place, asked.data, asked.to, asked.format)


def _import(asked: argparse.Namespace) -> int:
    from portal.doors import commands  # noqa: PLC0415

    return commands.take(asked.file, asked.data, asked.mapping, only_try=asked.only_try)


def _from_form(asked: argparse.Namespace) -> int:
    from portal.doors import form  # noqa: PLC0415

    return form.take(asked.file, asked.data, only_try=asked.only_try)


def _match(asked: argparse.Namespace) -> int:
    from portal.doors import pairing  # noqa: PLC0415

    if not asked.whole:
        return pairing.one(asked.school, asked.data, asked.country, asked.size)
    return pairing.whole(asked.data, asked.country, asked.size, asked.decided, asked.to)


def _edit(asked: argparse.Namespace) -> int:
    from portal.doors import local_editor  # noqa: PLC0415

    return local_editor.edit(Path(), asked.data, asked.port)


def _diff(asked: argparse.Namespace) -> int:
    return answer.diff(asked.base, asked.data, asked.preview, markdown=asked.markdown)


def _due(asked: argparse.Namespace) -> int:
    return answer.due(asked.data, asked.by)


def _ask(asked: argparse.Namespace) -> int:
    return confirming.letters(asked.data, asked.to, asked.country)


def _from_mail(asked: argparse.Namespace) -> int:
    return confirming.from_mail(asked.file, asked.data, only_try=asked.only_try)


def _release(asked: argparse.Namespace) -> int:
    return releasing.release(asked.base, asked.data, only_try=asked.only_try)
