"""What a change risks: licences, consents, addresses, and the names by which programs know what is published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from portal.doors.pairs import Difference, Matched, Phrases, Step, field_in_words
from portal.doors.saying import Risk, SaidLine, said
from portal.doors.side import Side, Stood
from portal.reading.messages import field_path
from portal.records.base import Person
from portal.records.licence import Licence

_RIGHTS = {
    "share": "copy it and pass it on",
    "change": "change it",
    "commercial": "earn money with it",
}
_DUTIES = {"credit": "say who made it", "same_licence": "pass it on under the same licence"}


def licences(pairs: Sequence[Matched], before: Side, after: Side, words: Phrases) -> Iterator[SaidLine]:
    """Every licence that is another one, with what it permits more and less; then licences that say something else."""
    for pair in pairs:
        if pair.kind.model is Licence:
            if pair.was is not None and pair.now is not None and (turn := _turn(pair.was.record, pair.now.record)):
                yield SaidLine(f"Licence {said(pair.now.label)} itself: {turn}", Risk.BREAKS)
            continue
        for change in pair.differences:
            if change.path[-1] == "licence":
                yield _licence(pair, change, before, after, words)


def _licence(pair: Matched, change: Difference, before: Side, after: Side, words: Phrases) -> SaidLine:
    usual = pair.kind.announced is not None and pair.kind.announced.licensed and len(change.path) == 1
    one, other = (
        side.portal.licences.get(str(value or (side.portal.project.licence if usual else "")))
        for side, value in ((before, change.before), (after, change.after))
    )
    ids = [words.name("licence", str(value)) if value else "none of its own" for value in (change.before, change.after)]
    text = f"{pair.called}: {field_in_words(change.path)}: {said(ids[0])} -> {said(ids[1])}"
    if one is None or not one.stated:
        if other is None or not other.stated:
            return SaidLine(f"{text}; nobody has said what one may do, before or now", Risk.LOOK)
        return SaidLine(f"{text}; until now nobody had said what one may do with it", Risk.LOOK)
    if other is None or not other.stated:
        return SaidLine(f"{text}; readers are no longer told what they may do with it", Risk.BREAKS)
    if one.id == other.id:
        return SaidLine(f"{text}; the same holds as before", Risk.HARMLESS)
    return SaidLine(f"{text}: {_turn(one, other) or 'permits the same'}", Risk.BREAKS)


def _turn(one: Any, other: Any) -> str:
    """Whether it is stricter or looser, with what is permitted and asked; "" where that is the same."""
    if one is None or other is None:
        return ""
    gained = [words for name, words in _RIGHTS.items() if getattr(other, name) and not getattr(one, name)]
    lost = [words for name, words in _RIGHTS.items() if getattr(one, name) and not getattr(other, name)]
    asked = [words for name, words in _DUTIES.items() if getattr(other, name) and not getattr(one, name)]
    spared = [words for name, words in _DUTIES.items() if getattr(one, name) and not getattr(other, name)]
    told = [f"one may now {words}" for words in gained] + [f"one need no longer {words}" for words in spared]
    told += [f"one may no longer {words}" for words in lost] + [f"one must now {words}" for words in asked]
    if not told:
        return ""
    how = "stricter" if not (gained or spared) else "looser" if not (lost or asked) else "stricter and looser"
    return f"{how}: {', '.join(told)}"


@dataclass(frozen=True)
class _Named:
    """A person in a record, whose name is told nowhere here."""

    role: str
    where: str
    person: Person


def consents(pairs: Sequence[Matched], day: date) -> Iterator[SaidLine]:
    """Who is named newly or no longer, and whose consent is another one. Roles are told, never a name."""
    for pair in pairs:
        one, other = _people(pair.was), _people(pair.now)
        for key in [*one, *(key for key in other if key not in one)]:
            was, is_ = one.get(key), other.get(key)
            named = is_ or was
            assert named is not None
            subject = f"{pair.called}, {named.where}: the person who is {said(named.role)}"
            if (found := _consent(was.person if was else None, is_.person if is_ else None, day)) is not None:
                yield SaidLine(f"{subject} {found.text}", found.risk)


def _consent(was: Person | None, now: Person | None, day: date) -> SaidLine | None:
    held = was is not None and was.consent.holds(day)
    if now is None:
        return SaidLine("is no longer named", Risk.LOOK)
    consent = now.consent
    if was is not None and was.consent == consent:
        return None
    if not consent.holds(day):
        ended = next((end for end in (consent.withdrawn, consent.until) if end is not None and end <= day), None)
        why = f"ended on {ended}" if ended is not None else f"begins only on {consent.given}"
        told = "so the name is no longer shown" if held else "so the name is not shown: delete it, or ask again"
        return SaidLine(f"has no consent that holds: it {why}, {told}", Risk.BREAKS)
    until = f" until {consent.until}" if consent.until else ""
    if was is None:
        return SaidLine(f"is newly named, with consent of {consent.given}{until}; see that it is on file", Risk.LOOK)
    how = "is named again" if not held else "is named under another consent"
    return SaidLine(f"{how}, of {consent.given}{until}, for {said(consent.scope)}", Risk.LOOK)


def _people(stood: Stood | None) -> Mapping[tuple[Step, str], _Named]:
    """Every person in the record, by the place that names them (positions in lists do not count) and by name."""
    found: dict[tuple[Step, str], _Named] = {}
    if stood is not None and stood.record is not None:
        for path, above, person in _persons(stood.record, ()):
            names = tuple(step for step in path if isinstance(step, str))
            found[names, person.name] = _Named(str(getattr(above, "role", "named there")), field_path(path), person)
    return found


def _persons(part: BaseModel, path: Step) -> Iterator[tuple[Step, BaseModel, Person]]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        for step, inner in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            here = (*path, name) if step is None else (*path, name, step)
            if isinstance(inner, Person):
                yield here, part, inner
            elif isinstance(inner, BaseModel):
                yield from _persons(inner, here)


def addresses(before: Side, after: Side) -> Iterator[SaidLine]:
    """Every address that is gone: where it leads now, or that it leads nowhere."""
    gone = sorted(before.addresses - after.addresses)
    for path in gone:
        to = after.leads(path)
        if to is None:
            title = before.pages.get(path)
            called = f" ({said(title)})" if title else ""
            yield SaidLine(
                f"/{path}{called} leads nowhere now. Name the old id under formerly: in the record that takes its "
                "place, or put the record back",
                Risk.BREAKS,
            )
    for path in gone:
        if path in before.pages and (to := after.leads(path)) is not None:
            yield SaidLine(f"/{path} leads to /{to} now", Risk.LOOK)


def lasting_names(pairs: Sequence[Matched], before: Side, after: Side) -> Iterator[SaidLine]:
    """Entries of feeds that are lost, or that readers would get once more, and a portal that has another name."""
    if before.portal.identity != after.portal.identity:
        text = "The portal has another identity: subscribers and calendars would receive everything once more"
        yield SaidLine(f"{text}. Put identity: of project.yaml back", Risk.BREAKS)
        return
    for pair in pairs:
        if pair.kind.announced is None or pair.was is None:
            continue
        was, now = _announced(before, pair.was, pair), _announced(after, pair.now, pair)
        if was is None:
            continue
        if now is None:
            path, ahead = was.path, pair.now is not None and pair.now.record is not None
            why = "is held back now, though subscribers have it" if ahead else "is gone from the feeds"
            yield SaidLine(f"{pair.called} {why}", Risk.LOOK if after.leads(path) is not None else Risk.BREAKS)
        elif before.portal.identity_of(was) != after.portal.identity_of(now):
            text = f"{pair.called} has lost its lasting name, so subscribers would receive it once more"
            yield SaidLine(
                f"{text}. Keep {said(pair.was.first_id)} as the first id under formerly:",
                Risk.BREAKS,
            )
        elif was.published != now.published:
            yield SaidLine(
                f"{pair.called}: published on {was.published}, and now on {now.published}, which changes the order of "
                "feeds. Put published: back, and write the day of the change under updated:",
                Risk.BREAKS,
            )


def _announced(side: Side, stood: Stood | None, pair: Matched) -> Any:
    """The record where subscribers have it; None where it is not there, or held back."""
    return side.portal.tables[pair.kind.name].get(stood.id) if stood is not None else None
