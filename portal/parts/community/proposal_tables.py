"""A proposal of whole hubs as tables, for a coordinator to read, decide and hand back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.parts.community.fit import SchoolStatement, Weights
from portal.parts.community.fit_words import Wording
from portal.parts.community.whole_hubs import (
    Decision,
    HubProposal,
    LeftOver,
    PlacedSchool,
    ProposedHub,
    Unplaced,
    Verdict,
)

PLACES = "places"
"""The table in which decisions are written."""
VERDICTS: tuple[Verdict, ...] = ("accept", "pin", "reject")
WHY: Mapping[Unplaced, str] = {
    "taken": "is in a hub already",
    "no-mentor": "no mentor meets the conditions",
    "full": "all hubs that it could join are full or would not be whole",
    "few-places": "has fewer free places than a hub has schools",
    "not-whole": "not enough schools are left to make a whole hub",
}


@dataclass(frozen=True)
class ProposalTable:
    """A table of a proposal."""

    name: str
    columns: tuple[tuple[str, str], ...]
    """The name of each column, and what it means."""
    rows: tuple[tuple[str, ...], ...]


class DecisionError(ValueError):
    """A row of decisions that cannot be taken; the text says where, why, and what to do."""


_PLACES = (
    ("mentor", "id of the mentor"),
    ("school", "id of the school"),
    ("decision", "accept or pin keeps the pair, reject parts it for good; empty leaves it open"),
    ("mentor name", "name of the mentor"),
    ("school name", "name of the school"),
    ("points", "points of the school with this mentor, of all there can be"),
    ("explained", "how the points come about"),
    ("to ask first", "what nobody has said"),
    ("both give", "whether the mentor learns something too"),
    ("best alternative", "the best other mentor in the list of the school"),
    ("its points", "points of the school with that one"),
    ("what would change it", "the smallest single change that would turn the two round in the list of the school"),
)
_HUBS = (
    ("mentor", "id of the mentor"),
    ("mentor name", "name of the mentor"),
    ("schools", "how many schools"),
    ("points", "points of its schools together"),
    ("unknown", "facts of its pairs that nobody has said"),
    ("whole", "no where a pair that was kept leaves it short"),
)
_LEFT = (("who", "id"), ("name", "name"), ("as", "mentor or school"), ("why", "why it has no hub"))
_OPEN = (("school", "id"), ("other school", "id"))
_NOT_KEPT = (("mentor", "id"), ("school", "id"), ("decision", "as it was given"), ("why", "what stands against it"))


def tables(proposal: HubProposal, wording: Wording, weights: Weights) -> tuple[ProposalTable, ...]:
    """The tables of a proposal: places, hubs, who is left over, who would swap, and decisions that were not kept."""
    return (
        ProposalTable(
            PLACES,
            _PLACES,
            tuple(_place(hub, one, wording, weights) for hub in proposal.hubs for one in hub.schools),
        ),
        ProposalTable("hubs", _HUBS, tuple(map(_hub, proposal.hubs))),
        ProposalTable("left over", _LEFT, tuple(_left(proposal, wording))),
        ProposalTable("would swap", _OPEN, proposal.would_swap),
        ProposalTable("not kept", _NOT_KEPT, tuple(_not_kept(proposal, wording))),
    )


def _place(hub: ProposedHub, one: PlacedSchool, wording: Wording, weights: Weights) -> tuple[str, ...]:
    _points, *lines = wording.fit(one.fit, weights)
    asked = [line for line in lines if line.startswith(wording.words["open"].partition("{")[0])]
    other = one.alternative
    lower = one.among.offered[1].mentor if other is not None else None
    change = wording.what_if(one.what_if, offered=True) if lower is not None else ""
    return (
        hub.mentor.id,
        one.school.id,
        "pin" if one.kept else "",
        hub.mentor.name,
        one.school.name,
        wording.points(one.fit, weights),
        " | ".join(line for line in lines if line not in asked),
        " ".join(asked),
        wording.giving(one.school, hub.mentor),
        one.among.mentors[other.mentor].name if other is not None else "",
        str(other.score) if other is not None else "",
        f"{lower}: {change}" if change else "",
    )


def _hub(hub: ProposedHub) -> tuple[str, ...]:
    count, score, unknown = len(hub.schools), hub.score, hub.unknown
    return (hub.mentor.id, hub.mentor.name, str(count), str(score), str(unknown), "yes" if hub.whole else "no")


def _left(proposal: HubProposal, wording: Wording) -> Iterator[tuple[str, ...]]:
    for role, left in (("school", proposal.schools_left), ("mentor", proposal.mentors_left)):
        for one in left:
            yield one.who.id, one.who.name, role, why(one, wording)


def why(one: LeftOver, wording: Wording) -> str:
    """Why it has no hub, in words."""
    counts = ", ".join(f"{wording.words[name]} ({count})" for name, count in one.conditions)
    return f"{WHY[one.why]}: {counts}" if counts else WHY[one.why]


def _not_kept(proposal: HubProposal, wording: Wording) -> Iterator[tuple[str, ...]]:
    for one, against in proposal.not_kept:
        told = ", ".join(wording.words[name] for name in against) or "the hub has no place for it"
        yield one.mentor, one.school, one.verdict, told


def text(proposal: HubProposal, wording: Wording, weights: Weights) -> Iterator[str]:
    """The proposal in lines."""
    yield f"{proposal.whole} whole hubs with {proposal.placed} schools; a hub has {proposal.size} and a mentor."
    if proposal.cost:
        yield f"{proposal.cost} schools more would have a mentor if hubs need not be whole."
    for hub in proposal.hubs:
        yield ""
        yield f"{hub.mentor.name} ({hub.mentor.id}): {hub.score} points, {hub.unknown} facts unknown"
        for one in hub.schools:
            row = dict(zip((name for name, _told in _PLACES), _place(hub, one, wording, weights), strict=True))
            yield f"  {one.school.name} ({one.school.id}): {row['points']}{'; kept' if one.kept else ''}"
            yield f"    {row['explained']}"
            yield from (f"    {row[name]}" for name in ("to ask first", "both give") if row[name])
            if row["best alternative"]:
                yield f"    Best alternative: {row['best alternative']}, {row['its points']} points"
                yield f"    {row['what would change it']}"
    for table in tables(proposal, wording, weights)[2:]:
        if table.rows:
            yield ""
            yield f"{table.name.capitalize()}:"
            yield from (f"  {'; '.join(row)}" for row in table.rows)


def decisions(
    rows: Sequence[tuple[int, Sequence[str]]], schools: Iterable[SchoolStatement], mentors: Iterable[SchoolStatement]
) -> list[Decision]:
    """The decisions in a table that came back, by the number of each row.

    Raises DecisionError for a column, word or id that is not known; rows without a decision are left open.
    """
    known = {"mentor": {one.id for one in mentors}, "school": {one.id for one in schools}}
    head = next(([cell.strip() for cell in cells] for _number, cells in rows), [])
    if missing := [name for name in ("mentor", "school", "decision") if name not in head]:
        raise DecisionError(f"has no column {missing[0]}; use the table that was written, with its first row")
    found = []
    for number, cells in rows[1:]:
        row = dict(zip(head, cells, strict=False))
        verdict = row.get("decision", "").strip()
        if not verdict or verdict == _PLACES[2][1]:
            continue
        if verdict not in VERDICTS:
            raise DecisionError(f'row {number}: "{verdict}" is no decision; write accept, pin, reject, or nothing')
        for name in ("mentor", "school"):
            if row.get(name) not in known[name]:
                raise DecisionError(f'row {number}: there is no {name} "{row.get(name)}"; leave the ids as they were')
        found.append(Decision(row["mentor"], row["school"], verdict))
    return found
