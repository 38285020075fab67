"""The command line: ``python -m portal check``, ``new``, ``sheet``, ``import``, ``diff``, ``due`` and others."""

import argparse
import sys
from pathlib import Path

from portal.building import configuration, location
from portal.doors import annotations, codeowners, command_line
from portal.inspection import inspect, read
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
    check.add_argument(
        "--annotations",
        action="store_true",
        help="print what is found as commands of GitHub Actions, which shows it beside the lines",
    )
    new = commands.add_parser("new", help="ask for a record on a terminal, or print a commented one to fill in")
    new.add_argument(
        "kind", nargs="?", default="", help="what to add, like school; or identity, for the name of a new portal"
    )
    new.add_argument("--file", action="store_true", help="print it as a file of its own, not as an entry of the list")
    new.add_argument("--print", action="store_true", help="print it on a terminal, too, and ask nothing")
    for name, help in (
        ("split", "move records out of their list, each into a file of its own"),
        ("join", "move records from files of their own into the list"),
    ):
        move = commands.add_parser(name, help=f"{help}; no word changes")
        move.add_argument("kind", help="what to move, like schools")
        move.add_argument("ids", nargs="*", metavar="id", help="the ids of the records; without any, all of them")
        move.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")
    command_line.add(commands)
    commands.add_parser("schemas", help="write schemas/, settings of editors and forms of the forge anew")
    owners = commands.add_parser("codeowners", help=f"print {codeowners.FILE}, as data/operator.yaml says it")
    owners.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")
    options = parser.parse_args(arguments)
    if "run" in options:
        run: command_line.Run = options.run
        return run(options)
    match options.command:
        case "check":
            return _check(options.data, options.against, publish=options.publish, annotated=options.annotations)
        case "new":
            asked = not (options.file or options.print) and sys.stdin.isatty() and sys.stdout.isatty()
            return _new(options.kind, own_file=options.file, asked=asked)
        case "split" | "join":
            return _move(options.command, options.kind, options.ids, options.data)
        case "schemas":
            _write_schemas()
        case "codeowners":
            return _codeowners(options.data)
    return 0


def _new(name: str, *, own_file: bool, asked: bool) -> int:
    from portal.doors import commands as doors  # noqa: PLC0415
    from portal.reading import draft  # noqa: PLC0415

    if name == "identity":
        print(f"identity: {identity.fresh()}")
        return 0
    try:
        kind = draft.wanted(name, kinds_of(PARTS), Path("data"))
        if asked:
            return doors.ask(kind, Path("data"))
        print(draft.own_file(kind) if own_file else draft.record(kind), end="")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _write_schemas() -> None:
    from portal.doors import issue_forms  # noqa: PLC0415
    from portal.reading import schema  # noqa: PLC0415

    kinds = kinds_of(PARTS)
    schema.write(Path("schemas"), Path("data"), kinds)
    made = {f"{issue_forms.FOLDER}/{name}": text for name, text in issue_forms.forms(kinds).items()}
    for name, text in {**made, ".vscode/settings.json": schema.editor_settings(kinds)}.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8", newline="\n")


def _codeowners(data: Path) -> int:
    try:
        print(codeowners.codeowners(read(data)[0].operator, kinds_of(PARTS)), end="")
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
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


def _check(data: Path, against: Path | None, *, publish: bool, annotated: bool) -> int:
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
        notices.add(codeowners.differs(docs.parent, found.operator, kinds_of(PARTS)))
    except DataError as error:
        said, count = str(error), str(error).splitlines()[-1:]
        told = [*annotations.commands(error.problems, data.absolute().parent), *annotations.stopped(count)]
        print("\n".join(told) if annotated else said)
        return 1
    notes = [f"Note: {notice}" for notice in notices.lines()]
    for line in annotations.stopped(notes) if annotated else notes:
        print(line)
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
