"""The command line: ``python -m portal check``, ``new``, ``sheet``, ``import``, ``diff``, ``due`` and others."""

import argparse
import sys
from pathlib import Path

from portal.building import configuration, location
from portal.doors import answer, confirming, releasing
from portal.doors.answer import DUE_EXITS, EXITS
from portal.inspection import inspect
from portal.parts.about.checks.named_operator import FILE, unanswered
from portal.parts.network.records import Cluster, School
from portal.parts.part import kinds_of
from portal.parts.registry import PARTS
from portal.problem import DataError
from portal.words import identity


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; the exit code is 0 where all is well, 1 where the data has problems."""
    parser = argparse.ArgumentParser(prog="python -m portal", description="Checks and prepares the portal's data.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say everything that is wrong with the data")
    check.add_argument("data", type=Path, nargs="?", default=Path("data"), help="the data folder (default: data)")
    check.add_argument(
        "--against",
        type=Path,
        metavar="PUBLISHED",
        help="a built site or its feeds: say also what readers of that would lose (run this in the project's folder)",
    )
    check.add_argument(
        "--publish",
        action="store_true",
        help="refuse also while it is not said who runs the site and where to write",
    )
    new = commands.add_parser("new", help="print a commented record to fill in")
    new.add_argument(
        "kind", nargs="?", default="", help="what to add, like school; or identity, for the name of a new portal"
    )
    new.add_argument("--file", action="store_true", help="print it as a file of its own, not as an entry of the list")
    for name, help in (
        ("split", "move records out of their list, each into a file of its own"),
        ("join", "move records from files of their own into the list"),
    ):
        move = commands.add_parser(name, help=f"{help}; no word changes")
        move.add_argument("kind", help="what to move, like schools")
        move.add_argument("ids", nargs="*", metavar="id", help="the ids of the records; without any, all of them")
        move.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")
    sheet = commands.add_parser(
        "sheet",
        help="write a workbook of a country or hub, to correct and fill in",
        epilog="Exit code: 0 written; 1 the data has problems; 2 there is no such place or format.",
    )
    sheet.add_argument("place", help="the code of a country or the id of a hub, like xx or xx-hub-1")
    sheet.add_argument("--to", type=Path, metavar="FILE", help="where to: a name in .xlsx or .ods, or a folder for CSV")
    sheet.add_argument("--format", choices=("xlsx", "ods", "csv"), default="xlsx", help="without --to (default: xlsx)")
    sheet.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")
    take = commands.add_parser(
        "import",
        help="take a workbook or register: say all that is wrong in it, or what changes, and write that",
        epilog="Exit code: 0 written, or nothing changes; 1 something is wrong, with its cell; 2 the file cannot be "
        "taken at all. Nothing is written where anything is wrong. Records without a row stay.",
    )
    take.add_argument("file", type=Path, help="a workbook (.xlsx, .ods), a folder of CSV, or a register (.csv)")
    take.add_argument("--mapping", type=Path, metavar="FILE", help="the file that says how a register is read")
    take.add_argument("--try", dest="only_try", action="store_true", help="say what would change, and write nothing")
    take.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")
    compare = commands.add_parser("diff", help="say what a change of the data means", epilog=EXITS)
    compare.add_argument("base", help="what to compare with: a folder of data, or a revision of git like main")
    compare.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")
    compare.add_argument("--markdown", action="store_true", help="for a comment on a forge")
    compare.add_argument("--preview", default="", metavar="URL", help="address of a site with the change, for links")
    clock = commands.add_parser("due", help="say what a clock will change or has overtaken", epilog=DUE_EXITS)
    clock.add_argument("--by", metavar="DAY", help="until that day, like 2027-01-31 (default: 30 days from today)")
    clock.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")
    _ask_and_tell(commands)
    _pair(commands)
    commands.add_parser("schemas", help="write schemas/ anew from the models and vocabularies")
    options = parser.parse_args(arguments)
    match options.command:
        case "check":
            return _check(options.data, options.against, publish=options.publish)
        case "new":
            return _new(options.kind, own_file=options.file)
        case "split" | "join":
            return _move(options.command, options.kind, options.ids, options.data)
        case "sheet" | "import" | "diff" | "due" | "match":
            return _door(options)
        case "letters" | "from-mail" | "release":
            return _asked_or_told(options)
        case "schemas":
            from portal.reading import schema  # noqa: PLC0415

            schema.write(Path("schemas"), Path("data"), kinds_of(PARTS))
    return 0


def _ask_and_tell(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The commands that keep the data alive, and tell readers of it."""
    ask = commands.add_parser("letters", help="write to those who know records: is this still right?")
    ask.add_argument("country", nargs="?", help="the code of one country; without it, all of them")
    ask.add_argument("--to", type=Path, metavar="FOLDER", default=Path("letters"), help="where to (default: letters)")
    ask.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")
    mail = commands.add_parser(
        "from-mail",
        help="take the answer to such a letter: right becomes a new date, and nothing else is written",
        epilog="Exit code: 0 written, or nothing changes; 1 somebody has to read the mail; 2 it cannot be taken.",
    )
    mail.add_argument("file", type=Path, help="the mail, saved as .eml")
    mail.add_argument("--try", dest="only_try", action="store_true", help="say what would change, and write nothing")
    mail.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")
    tell = commands.add_parser("release", help="write for readers what changed since the release before")
    tell.add_argument("base", nargs="?", help="that release: a folder, or a revision of git; none for the first")
    tell.add_argument("--try", dest="only_try", action="store_true", help="say what would be written")
    tell.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")


def _pair(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command that proposes mentors and hubs."""
    pair = commands.add_parser(
        "match",
        help="propose mentors for a school, or whole hubs for all, from what they say on the board",
        epilog="Exit code: 0 proposed; 1 nobody can be matched, or the data has problems; 2 a file cannot be taken.",
    )
    pair.add_argument("school", nargs="?", help="the id of a school that looks for a mentor")
    pair.add_argument("--all", action="store_true", dest="whole", help="whole hubs for all")
    pair.add_argument("--country", metavar="CODE", help="only schools of that country")
    pair.add_argument("--size", type=int, help="schools of a hub beside its mentor (default: as the project planned)")
    pair.add_argument("--decided", type=Path, metavar="FILE", help="the report that came back with decisions")
    pair.add_argument("--to", type=Path, metavar="FILE", help="where to: .xlsx, .ods, .html, or a folder for CSV")
    pair.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")


def _match(options: argparse.Namespace) -> int:
    from portal.doors import reports  # noqa: PLC0415
    from portal.doors.workbook import BookError  # noqa: PLC0415
    from portal.parts.community import match_command, proposal_tables  # noqa: PLC0415

    try:
        found, _notices = inspect(options.data)
        matching = match_command.to_match(found, options.country, options.size)
        if not options.whole:
            print("\n".join(matching.one(options.school or "")))
            return 0
        decided = reports.rows(options.decided, proposal_tables.PLACES) if options.decided is not None else []
        proposal = matching.all(decided)
        first, *rest = matching.text(proposal)
        if options.to is None:
            print("\n".join([first, *rest]))
        else:
            choices = {"decision": proposal_tables.VERDICTS}
            reports.write(options.to, "Proposed hubs", [first], matching.tables(proposal), choices)
            print(f"{first} Wrote {options.to}; decide there, and run again with --decided {options.to}")
    except (DataError, match_command.MatchingError) as error:
        print(error, file=sys.stderr)
        return 1
    except (BookError, proposal_tables.DecisionError) as error:
        print(f"{options.decided or options.to}: {error}. Nothing was written.", file=sys.stderr)
        return 2
    return 0


def _door(options: argparse.Namespace) -> int:
    match options.command:
        case "match":
            return _match(options)
        case "sheet":
            from portal.doors import commands as doors  # noqa: PLC0415

            return doors.sheet(options.place, options.data, options.to, options.format)
        case "import":
            from portal.doors import commands as doors  # noqa: PLC0415

            return doors.take(options.file, options.data, options.mapping, only_try=options.only_try)
        case "diff":
            return answer.diff(options.base, options.data, options.preview, markdown=options.markdown)
    return answer.due(options.data, options.by)


def _asked_or_told(options: argparse.Namespace) -> int:
    match options.command:
        case "letters":
            return confirming.letters(options.data, options.to, options.country)
        case "from-mail":
            return confirming.from_mail(options.file, options.data, only_try=options.only_try)
    return releasing.release(options.base, options.data, only_try=options.only_try)


def _new(name: str, *, own_file: bool) -> int:
    from portal.reading import draft  # noqa: PLC0415

    if name == "identity":
        print(f"identity: {identity.fresh()}")
        return 0
    try:
        kind = draft.wanted(name, kinds_of(PARTS), Path("data"))
        print(draft.own_file(kind) if own_file else draft.record(kind), end="")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _move(command: str, name: str, ids: list[str], data: Path) -> int:
    from portal.reading import filing  # noqa: PLC0415

    try:
        kind = filing.called(name, kinds_of(PARTS))
        moved = filing.split(data, kind, ids) if command == "split" else filing.join(data, kind, ids)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    count, into = len(moved.ids), moved.folder if command == "split" else moved.list_file
    print(f"Moved {count} record{'s' if count != 1 else ''} into {into}" + (f": {', '.join(moved.ids)}" if ids else ""))
    return 0


def _check(data: Path, against: Path | None, *, publish: bool) -> int:
    if not data.is_dir() and not data.is_symlink():
        print(f"There is no folder {data}; run this where the data folder is, or name it.", file=sys.stderr)
        return 2
    try:
        docs = data.absolute().parent / "docs"
        config = docs.parent / "mkdocs.yml"
        place = configuration.location_in(config) if config.is_file() else None
        found, notices = inspect(data, docs=docs if docs.exists() or docs.is_symlink() else None, location=place)
        if place is None and config.is_file():
            notices.add([location.not_set(config)])
    except DataError as error:
        print(error)
        return 1
    for notice in notices.lines():
        print(f"Note: {notice}")
    if publish and (open_questions := len(list(unanswered(found.operator, found.as_of)))):
        many = "s" if open_questions > 1 else ""
        print(f"Not to be published yet: {open_questions} open question{many} of {FILE}, in the notes above.")
        return 1
    if against is not None:
        lost, doubts = _lost(data, against)
        for doubt in doubts:
            print(f"Note: {doubt}")
        if lost:
            print("\n".join([*lost, f"{len(lost)} problem{'s' if len(lost) != 1 else ''} for readers of {against}."]))
            return 1
    print(
        f"All is well: {len(found.every(School))} schools in {len(found.every(Cluster))} hubs, no problem in {data}/."
    )
    return 0


def _lost(data: Path, against: Path) -> tuple[list[str], list[str]]:
    """What readers of the site or feeds in ``against`` would lose or meet twice, and what somebody has to judge."""
    from portal import continuity  # noqa: PLC0415
    from portal.building import unfinished  # noqa: PLC0415
    from portal.host.redirects import of_config  # noqa: PLC0415
    from portal.reading import textfile  # noqa: PLC0415
    from portal.site import open_site  # noqa: PLC0415

    if not against.exists():
        return [f"There is no {against}; name a built site, or a folder with its feeds and calendars."], []
    if unfinished.said(against):
        return [f"{against} is not a whole site ({unfinished.MARK}): its build was stopped; build it again."], []
    root = Path()
    site = open_site(root, configuration.location_in(root / "mkdocs.yml"), [root / "overrides"], data)
    try:
        before = continuity.read(against)
    except ValueError as error:
        return [str(error)], []
    rules = (*site.rules, *of_config(textfile.read(root / "netlify.toml")))
    now = continuity.present(site, root)
    return continuity.breaks(before, now, rules), continuity.doubts(before, now)


if __name__ == "__main__":
    sys.exit(main())
