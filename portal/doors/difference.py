"""What a change of the data means, in words: the risks first, then what becomes of records, what each place says
otherwise, what subscribers and calendars receive, and which pages are touched."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urljoin

from portal.doors import serious
from portal.doors.pairs import Matched, Phrases, matched, members, what
from portal.doors.saying import Bundle, Risk, SaidLine, said
from portal.doors.side import Side, Stood
from portal.following.entries import entries
from portal.reading.references import references
from portal.records.base import held_back, public_from
from portal.records.fields import Refers

_EVERYWHERE = ""


def difference(before: Side, after: Side, preview: str = "") -> tuple[Bundle, ...]:
    """What the change from one side to the other means; nothing where it means nothing.

    ``preview`` is the address of a site with the change in it, for links; "" where there is none.
    """
    pairs = matched(before, after)
    words = Phrases(before, after)
    touched = tuple(pair for pair in pairs if pair.changed)
    found = [
        Bundle(
            "Look at this first",
            (
                *serious.licences(touched, before, after, words),
                *serious.consents(touched, after.portal.as_of),
                *serious.addresses(before, after),
                *serious.lasting_names(touched, before, after),
            ),
        ),
        Bundle("What becomes of records", tuple(_fates(touched, pairs, before, after))),
        Bundle("Texts and files", tuple(_files(pairs, before, after))),
        *_places(touched, pairs, words, before, after),
        Bundle("What subscribers receive", tuple(_received(before, after))),
        Bundle("What moves in calendars", tuple(_calendars(touched, before, after))),
        Bundle("Pages", tuple(_pages(pairs, before, after, preview))),
    ]
    told = [bundle for bundle in found if bundle.lines]
    if told and not before.whole:
        text = "The data to compare with is refused by the program of today, so of it only records are compared"
        told.insert(0, Bundle("How this was compared", (SaidLine(text),)))
    return tuple(told)


def _fates(touched: Sequence[Matched], pairs: Sequence[Matched], before: Side, after: Side) -> Iterator[SaidLine]:
    heirs = {(pair.kind.name, id): pair for pair in pairs if pair.now for id in pair.now.formerly}
    for pair in touched:
        was, now, kind = pair.was, pair.now, pair.kind
        if was is None and now is not None:
            begin = public_from(now.record) if now.record is not None else None
            ahead = begin is not None and begin > after.portal.as_of
            yield SaidLine(f"New: {pair.called}" + (f", held back until {begin}" if ahead else ""))
        elif now is None and was is not None:
            heir = heirs.get((kind.name, was.id))
            into = f"Merged into {heir.called}: " if heir is not None else "Removed: "
            yield SaidLine(f"{into}{pair.called}", Risk.LOOK)
        elif was is not None and now is not None:
            if was.id != now.id:
                yield SaidLine(f"Renamed: {pair.name} has the id {said(now.id)} now, before {said(was.id)}", Risk.LOOK)
            if was.label != now.label:
                yield SaidLine(
                    f"Called otherwise: {what(kind)} {said(now.label)} ({now.id}), before {said(was.label)}",
                    Risk.HARMLESS if _shares(was.label, now.label) else Risk.LOOK,
                )
            yield from _ended(pair, was.record, now.record)
            yield from _moved(pair, was, now, before, after)
            day = after.portal.as_of
            if was.record is not None and now.record is not None and held_back(now.record, day):
                if not held_back(was.record, day):
                    yield SaidLine(f"Held back: {pair.called} until {public_from(now.record)}", Risk.LOOK)
            elif was.record is not None and held_back(was.record, day):
                yield SaidLine(f"Published: {pair.called}, which was held back")


def _shares(one: str, other: str) -> bool:
    return not {*one.casefold().split()}.isdisjoint(other.casefold().split())


def _ended(pair: Matched, was: Any, now: Any) -> Iterator[SaidLine]:
    over, before = bool(getattr(now, "ended", False)), bool(getattr(was, "ended", False))
    if over and not before:
        until = getattr(now, "until", None)
        how = getattr(now, "ending", None)
        yield SaidLine(f"Ended{f' ({how})' if how else ''}: {pair.called}" + (f", {until}" if until else ""), Risk.LOOK)
    elif before and not over:
        yield SaidLine(f"Lasts after all: {pair.called} no longer says that it ended", Risk.LOOK)
    new, old = successors_of(now), successors_of(was)
    if heirs := [said(id) for id in new if id not in old]:
        yield SaidLine(f"Succeeded: {pair.called} by {', '.join(heirs)}", Risk.LOOK)
    if lost := [said(id) for id in old if id not in new]:
        yield SaidLine(f"No longer succeeded: {pair.called} by {', '.join(lost)}", Risk.LOOK)


def successors_of(record: Any) -> tuple[str, ...]:
    """The ids of those that succeed it."""
    one = getattr(record, "successor", None)
    return (*getattr(record, "successors", ()), *([one] if one else []))


def _moved(pair: Matched, was: Stood, now: Stood, before: Side, after: Side) -> Iterator[SaidLine]:
    for left, joined in moves(was, now, before, after):
        if left and joined:
            yield SaidLine(f"Moved: {pair.called} from {left} to {joined}", Risk.LOOK)
        elif left:
            yield SaidLine(f"Leaves: {pair.called} is no longer in {left}", Risk.LOOK)
        elif joined:
            yield SaidLine(f"Joins: {pair.called} is now in {joined}")


def moves(was: Stood, now: Stood, before: Side, after: Side) -> Iterator[tuple[str, str]]:
    """(names of those it left, names of those it joined) of hubs, then of countries; "" for none.

    A place that only has another id is the same.
    """
    for scope in ("hub", "country"):
        old, new = members(before, was, scope), members(after, now, scope)
        places, former = after.portal.places(scope), before.portal.places(scope)
        same = {id: place.first_id for table in (former, places) for id, place in table.items()}
        left = [id for id in old if same.get(id, id) not in {same.get(one, one) for one in new}]
        joined = [id for id in new if same.get(id, id) not in {same.get(one, one) for one in old}]
        names = [
            " and ".join(said(places.get(id, former.get(id)).label if id in {*places, *former} else id) for id in ids)  # type: ignore[union-attr]
            for ids in (left, joined)
        ]
        yield names[0], names[1]


def _files(pairs: Sequence[Matched], before: Side, after: Side) -> Iterator[SaidLine]:
    """Texts, images and files that are new, gone or others, with the records that name them."""
    old, new = before.files(), after.files()
    naming: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        record = pair.here.record
        named = pair.kind.named(record) if pair.kind.named is not None and record is not None else ()
        for name in dict.fromkeys([name for _path, name in named]):
            naming[name].append(pair.name)
    for path in sorted({*old, *new}):
        of = ", ".join(naming.get(path.partition("/")[2], [])[:3])
        called = f"{said(path)}" + (f" of {of}" if of else "")
        if path not in new:
            yield SaidLine(f"Removed: {called}", Risk.LOOK)
        elif path not in old:
            yield SaidLine(f"New: {called}")
        elif (one := old[path].read_bytes()) != (other := new[path].read_bytes()):
            if path.endswith(".md"):
                was, now = (set(content.splitlines()) for content in (one, other))
                yield SaidLine(f"Changed: {called}: {len(now - was)} new lines, {len(was - now)} lines gone")
            else:
                yield SaidLine(f"Changed: {called}")


def _places(
    touched: Sequence[Matched], pairs: Sequence[Matched], words: Phrases, before: Side, after: Side
) -> Iterator[Bundle]:
    """The fields that changed, by country and hub, with how many records of each changed."""
    lines: dict[tuple[str, str], list[SaidLine]] = defaultdict(list)
    for pair in touched:
        lines[_place(pair, before, after)] += [
            SaidLine(f"{pair.called}: {words.told(pair.kind, change)}") for change in pair.differences
        ]
    counts = _counts(pairs, before, after)
    keys = {*lines, *counts}
    countries = [_EVERYWHERE, *dict.fromkeys([*after.portal.places("country"), *before.portal.places("country")])]
    countries += sorted({country for country, _hub in keys} - {*countries})
    for country in countries:
        hubs = sorted({hub for there, hub in keys if there == country})
        for hub in hubs:
            name = words.name("cluster", hub) if hub else words.name("country", country)
            place = f"Hub {said(name)}" if hub else said(name) if country else "Whole network"
            told = counts.get((country, hub), [])
            if told or lines[country, hub]:
                heads = tuple(SaidLine(f"{text} changed") for text in told)
                yield Bundle(f"Changes: {place}", (*heads, *lines[country, hub]), 3 if hub else 2)


def _counts(pairs: Sequence[Matched], before: Side, after: Side) -> dict[tuple[str, str], list[str]]:
    """ "3 of 5 schools" by country and hub, where any changed."""
    groups: dict[tuple[str, str], dict[str, list[Matched]]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs:
        sides = ((before, pair.was), (after, pair.now))
        country = country_of(pair, before, after)
        if country and pair.kind.scope is None:
            groups[country, _EVERYWHERE][pair.kind.name].append(pair)
        for hub in dict.fromkeys(hub for side, stood in sides for hub in members(side, stood, "hub")):
            groups[_country_of_hub(hub, before, after), hub][pair.kind.name].append(pair)
    told: dict[tuple[str, str], list[str]] = {}
    for place, kinds in groups.items():
        for those in kinds.values():
            if count := sum(pair.changed for pair in those):
                told.setdefault(place, []).append(f"{count} of {len(those)} {what(those[0].kind, len(those))}")
    return told


def _place(pair: Matched, before: Side, after: Side) -> tuple[str, str]:
    """The country and hub under which the record's changes are told; "" for none or several."""
    if pair.kind.scope == "hub":
        return country_of(pair, before, after), pair.here.id
    if pair.kind.scope == "country":
        return pair.here.id, ""
    side = after if pair.now is not None else before
    hubs = members(side, pair.here, "hub")
    if len(hubs) == 1:
        return _country_of_hub(hubs[0], before, after), hubs[0]
    return country_of(pair, before, after), ""


def country_of(pair: Matched, before: Side, after: Side) -> str:
    """Code of the one country that the record is in or about; "" where it is about none or several."""
    record = pair.here.record
    country = getattr(record, "country", None)
    if isinstance(country, str):
        return country
    several = tuple(getattr(record, "countries", ()))
    hubs = tuple(getattr(record, "clusters", ()))
    several = several or tuple(dict.fromkeys(_country_of_hub(hub, before, after) for hub in hubs))
    return several[0] if len(several) == 1 else _EVERYWHERE


def _country_of_hub(hub: str, before: Side, after: Side) -> str:
    place = after.portal.places("hub").get(hub) or before.portal.places("hub").get(hub)
    return str(place.country_named or _EVERYWHERE) if place is not None else _EVERYWHERE


def _received(before: Side, after: Side) -> Iterator[SaidLine]:
    """Entries that feeds will have and had not, with who receives them, and entries that say they were updated."""
    had = {
        before.portal.identity_of(record): record
        for kind in before.kinds
        if kind.announced is not None
        for record in before.portal.tables[kind.name].values()
    }
    countries, hubs = after.portal.places("country"), after.portal.places("hub")
    for entry in after.portal.view(entries):
        places = [countries[id].label for id in entry.countries if id in countries]
        places += [hubs[id].label for id in entry.clusters if id in hubs]
        to = f"; feeds of everything and of {', '.join(map(said, [entry.section.name, *places]))}"
        old: Any = had.get(after.portal.identity_of(entry.record))
        if old is None:
            yield SaidLine(f"New entry: {what(entry.kind)} {said(entry.title)}, {entry.record.published}{to}")
        elif old.updated != entry.record.updated and entry.record.updated is not None:
            yield SaidLine(f"Updated entry: {what(entry.kind)} {said(entry.title)}, {entry.record.updated}{to}")


def _calendars(touched: Sequence[Matched], before: Side, after: Side) -> Iterator[SaidLine]:
    """Days that calendars get, move, mark as cancelled or would lose; and changes that they would not take over."""
    for pair in touched:
        if pair.kind.announced is None or pair.kind.announced.calendar is None:
            continue
        old = before.portal.tables[pair.kind.name].get(pair.was.id) if pair.was else None
        new = after.portal.tables[pair.kind.name].get(pair.now.id) if pair.now else None
        was, now = _days(old), _days(new)
        for key in [*was, *(key for key in now if key not in was)]:
            one, other = was.get(key), now.get(key)
            if one is None and other is not None:
                yield SaidLine(f"{pair.called}: new on {other.start}")
            elif other is None and one is not None:
                text = f"{pair.called}: {one.start} is gone, and would stay in calendars for ever"
                yield SaidLine(f"{text}. Put it back with status: cancelled and a higher revision:", Risk.BREAKS)
            elif one is not None and other is not None and old is not None and new is not None:
                yield from _occasion(pair, one, other, int(old.revision), int(new.revision), _where(old, new))


def _occasion(pair: Matched, one: Any, other: Any, old: int, new: int, where: str) -> Iterator[SaidLine]:
    told = [
        *([f"{one.start} -> {other.start}"] if one.start != other.start else []),
        *([f"ends {one.end or 'not stated'} -> {other.end or 'not stated'}"] if one.end != other.end else []),
        *([f"{one.state} -> {other.state}"] if one.state != other.state else []),
        *([where] if where else []),
    ]
    if told and new == old:
        text = f"{pair.called}: {', '.join(told)}; calendars would not take it over"
        yield SaidLine(f"{text}. Raise revision: to {old + 1}", Risk.BREAKS)
    elif told:
        yield SaidLine(f"{pair.called}: {', '.join(told)}", Risk.LOOK)
    if new < old:
        yield SaidLine(f"{pair.called}: revision {old} -> {new}; it must never fall", Risk.BREAKS)


def _where(old: Any, new: Any) -> str:
    one, other = (getattr(getattr(record, "place", None), "town", None) for record in (old, new))
    return f"place {said(one or 'not stated')} -> {said(other or 'not stated')}" if one != other else ""


def _days(record: Any) -> dict[str, Any]:
    """The times of a record by what calendars know them by; "" is the one as which it was announced."""
    found: dict[str, Any] = {}
    sessions = getattr(record, "sessions", ())
    for number, occasion in enumerate(getattr(record, "occasions", ())):
        alone = not sessions or sessions[number].as_the_event
        same = sum(name.partition(".")[0] == occasion.day for name in found)
        found["" if alone else f"{occasion.day}.{same + 1}"] = occasion
    return found


def _pages(pairs: Sequence[Matched], before: Side, after: Side, preview: str) -> Iterator[SaidLine]:
    """The pages of what changed, then those of records that name it or are named by it."""
    touched = [pair for pair in pairs if pair.changed]
    own = {path for pair in touched for path in _paths(pair, after)}
    names = {(pair.kind.name, stood.id) for pair in touched for stood in (pair.was, pair.now) if stood is not None}
    beside: set[str] = set()
    for pair in pairs:
        for side, stood in ((before, pair.was), (after, pair.now)):
            if stood is None or stood.record is None:
                continue
            named = {(one.target.kind, one.value) for one in references(stood.record) if isinstance(one.target, Refers)}
            if not named.isdisjoint(names):
                beside.update(_paths(pair, after))
            if pair.changed:
                beside.update(f"{kind.folder}{id}/" for kind in side.kinds for name, id in named if kind.name == name)
    for paths, why in ((own, ""), (beside - own, ", which names it or is named by it")):
        for path in sorted(paths & after.pages.keys()):
            shown = urljoin(preview.rstrip("/") + "/", path) if preview else f"/{path}"
            yield SaidLine(f"{shown} {said(after.pages[path])}{why}")


def _paths(pair: Matched, after: Side) -> Iterator[str]:
    if pair.kind.folder is not None and pair.now is not None:
        yield f"{pair.kind.folder}{pair.now.id}/"
    elif pair.kind.section is not None:
        yield pair.kind.section.path
