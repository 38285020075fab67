"""``portal match``: mentors proposed for a school, or whole hubs for all, as text, workbook, page or tables."""

import sys
from pathlib import Path

from portal.doors import reports
from portal.doors.workbook import BookError
from portal.inspection import inspect
from portal.parts.community import match_command, proposal_tables
from portal.problem import DataError


def one(school: str, data: Path, country: str | None, size: int | None) -> int:
    """Prints the mentors for the school in their order. The exit code is 0; 1 where it cannot be matched."""
    try:
        print("\n".join(match_command.to_match(inspect(data)[0], country, size).one(school)))
    except (DataError, match_command.MatchingError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def whole(data: Path, country: str | None, size: int | None, decided: Path | None, to: Path | None) -> int:
    """Prints whole hubs, or writes them to ``to``, with what was decided on an earlier report kept.

    The exit code is 0; 1 where nobody can be matched or the data has problems; 2 where a file cannot be taken, and
    then nothing was written.
    """
    try:
        matching = match_command.to_match(inspect(data)[0], country, size)
        rows = reports.rows(decided, proposal_tables.PLACES) if decided is not None else []
        proposal = matching.all(rows)
        first, *rest = matching.text(proposal)
        if to is None:
            print("\n".join([first, *rest]))
        else:
            choices = {"decision": proposal_tables.VERDICTS}
            reports.write(to, "Proposed hubs", [first], matching.tables(proposal), choices)
            print(f"{first} Wrote {to}; decide there, and run again with --decided {to}")
    except (DataError, match_command.MatchingError) as error:
        print(error, file=sys.stderr)
        return 1
    except (BookError, proposal_tables.DecisionError) as error:
        print(f"{decided or to}: {error}. Nothing was written.", file=sys.stderr)
        return 2
    return 0
