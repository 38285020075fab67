"""Records that are wrong as a whole: each breaks a rule that compares fields with one another."""

from collections.abc import Callable, Mapping
from typing import Any

Plain = dict[str, Any]
Change = Callable[[Plain], None]


def _with(**fields: Any) -> Change:
    """The record with these fields; None takes one away."""

    def change(record: Plain) -> None:
        for name, value in fields.items():
            if value is None:
                record.pop(name, None)
            else:
                record[name] = value

    return change


def _alive(**fields: Any) -> Change:
    return _with(**dict.fromkeys(("state", "as_of", "since", "until", "known_until")) | fields)


_MEMBER = {"hub": "be-hub-1", "role": "mentee"}
_LASTING = (
    _alive(state="active"),
    _alive(as_of="2021-11-15"),
    _alive(state="active", as_of="2021-11-15", until="2021"),
    _alive(state="not-known", as_of="2021-11-15", until="2021-05"),
    _alive(since="2021-05", until="2020"),
    _alive(since="2021-05", known_until="2021-04-30"),
    _alive(since="2021", until="2021-04"),
    _alive(state="ended", as_of="2021-01-01", since="2021-05"),
    _alive(state="ended", as_of="2021-01-01", until="2021-05"),
)
_PLACES = (
    _with(place={"town": "Mons", "lat": "50.1"}),
    _with(place={"town": "Mons", "lon": "4.1"}),
    _with(place={"lat": "50.1", "lon": "4.1"}),
)
_SCHOOL: tuple[Change, ...] = (
    *_LASTING,
    *_PLACES,
    _with(place={"town": "Mons"}, places=[{"town": "Mons"}]),
    _with(names=[{"name": "Another", "language": "fr"}], name="ANOTHER"),
    _with(former_names=[{"name": "Stra\u00dfe"}], name="STRASSE"),
    _with(former_names=[{"name": "Old", "since": "2020", "until": "2019"}]),
    _alive(ending="closed"),
    _alive(successors=["be-school-2"]),
    _alive(until="2022", memberships=[_MEMBER]),
    _with(memberships=[{**_MEMBER, "certainty": "implied"}]),
    _with(memberships=[{**_MEMBER, "why": "Nobody says it"}]),
    _with(memberships=[{**_MEMBER, "since": "2021-05", "until": "2021-04"}]),
    _with(memberships=[{"role": "mentee"}]),
    _with(memberships=[_MEMBER] * 51),
    _with(levels=["primary", "primary"]),
    _with(levels=["all", "primary"]),
    _with(levels=["all"]),
    _with(levels=[]),
    _with(formerly=["be-a", "be-b", "be-a", "be-b"]),
    _with(sources=["annual-report", "annual-report"]),
    _with(sources=["annual-report", {"source": "annual-report", "at": "page 2"}]),
    _with(sources=[{"source": "annual-report", "at": "page 2"}] * 2),
    _with(sources=[{"at": "page 2"}]),
    _with(sources=[]),
    _with(image={"file": "a.jpg", "alt": "A", "credit": "B", "licence": "C"}),
    _with(
        image={
            "file": "a.jpg",
            "alt": "A",
            "credit": "B",
            "licence": "C",
            "nobody": "true",
            "consent": {"given": "2021-01-01", "scope": "all"},
        }
    ),
    _with(
        contact={
            "role": "Head",
            "person": {"name": "X Y", "consent": {"given": "2021-05-01", "scope": "all", "until": "2021-04-30"}},
        }
    ),
    _with(
        contact={
            "role": "Head",
            "person": {"name": "X Y", "consent": {"given": "2021-05-01", "scope": "all", "withdrawn": "2020-04-30"}},
        }
    ),
)
_AT = "2021-10-31 02:30"
"""Shown twice by clocks in Brussels."""
_NEVER = "2021-03-28 02:30"


def _event(**fields: Any) -> Change:
    """An event with nothing else that could be wrong about its time."""
    names = ("start", "end", "time_zone", "sessions", "status", "moved_from", "moved_from_place", "revision", "place")
    bare: Plain = dict.fromkeys((*names, "online", "registration", "join_url"))
    return _with(**bare | {"start": "2021-05-19"} | fields)


_ZONE = {"time_zone": "Europe/Brussels"}
_SESSIONS: Plain = {"start": None, **_ZONE}
_FORM = "https://school.example/register"
_EVENT: tuple[Change, ...] = (
    _event(start="2021-05-19 10:00"),
    _event(start=_AT, **_ZONE),
    _event(start=_NEVER, **_ZONE),
    _event(**_ZONE),
    _event(end="2021-05"),
    _event(end="2021-05-18"),
    _event(start="2021-05-19 10:00", end="2021-05-19 10:00", **_ZONE),
    _event(start="2021-10-30 10:00", end=_AT, **_ZONE),
    _event(moved_from="2021-05-18"),
    _event(status="moved", revision="1"),
    _event(status="moved", revision="1", moved_from="2021-05-19"),
    _event(status="postponed", revision="1", moved_from="2021-05-18"),
    _event(status="moved", revision="1", start="2021-05-19 10:00", moved_from=_AT, **_ZONE),
    _event(status="cancelled"),
    _event(status="cancelled", revision="0"),
    _event(moved_from_place="Mons"),
    _event(status="moved", revision="1", moved_from_place="Mons"),
    _event(status="moved", revision="1", moved_from_place="Online", online="true"),
    _event(status="moved", revision="1", moved_from_place="mons", place={"town": "Mons"}),
    _event(status="moved", revision="1", moved_from_place="Mons", place={"town": "Namur"}),
    _event(sessions=[{"start": "2021-05-19"}]),
    _event(**_SESSIONS, end="2021-05-19", sessions=[{"start": "2021-05-19"}]),
    _event(start=None, sessions=[{"start": "2021-05"}]),
    _event(start=None, sessions=[{"start": "2021-05-19"}, {"start": "2021-05-19"}]),
    _event(start=None, sessions=[{"start": "2021-05-19 10:00"}]),
    _event(**_SESSIONS, sessions=[{"start": _AT}]),
    _event(**_SESSIONS, sessions=[{"start": "2021-05-19 10:00", "status": "moved", "moved_from": _NEVER}]),
    _event(**_SESSIONS, sessions=[{"start": "2021-05-19 10:00", "end": "2021-05-19 09:00"}]),
    _event(start=None, sessions=[{"start": "2021-05-19", "status": "moved"}]),
    _event(start=None, sessions=[{"start": "2021-05-19", "moved_from": "2021-05-18"}]),
    _event(start=None, sessions=[{"start": "2021-05-19", "status": "moved", "moved_from": "2021-05"}]),
    _event(
        start=None,
        sessions=[{"start": "2021-05-19", "as_the_event": "true"}, {"start": "2021-05-20", "as_the_event": "true"}],
    ),
    _event(start=None, status="moved", revision="1", moved_from="2021-05-01", sessions=[{"start": "2021-05-19"}]),
    _event(start=None, sessions=[{"start": "2021-05-19"}, {"start": "2021-05-26", "status": "cancelled"}]),
    _event(registration={"url": _FORM, "opens": "2021-05-02", "deadline": "2021-05-01"}),
    _event(registration={"url": _FORM, "deadline": "2021-05-20"}),
    _event(registration={"url": _FORM, "opens": "2021-05-20"}),
    _event(start="2021-05-19 10:00", **_ZONE, registration={"url": _FORM, "opens": "2021-05-19 11:00"}),
    _event(registration={"url": _FORM, "opens": "2021-05-01 10:00"}),
    _event(start="2021-11-19", **_ZONE, registration={"url": _FORM, "opens": _AT}),
    _event(start="2021-05-19 10:00", **_ZONE, registration={"url": _FORM, "deadline": "2021-05-18 18:00"}),
    _with(published="2021-05-19", updated="2021-05-18"),
    _with(figures=[{"value": "100001", "label": "people"}]),
)
_RESOURCE: tuple[Change, ...] = (
    _with(licence_of="the text", other_licences=None),
    _with(licence_of=None, other_licences=[{"licence": "CC-BY-4.0", "of": "the text"}]),
    _with(licence_of="the text", other_licences=[{"licence": "CC-BY-4.0", "of": "The Text"}]),
    _with(
        licence_of="the whole, as you choose",
        other_licences=[{"licence": "CC-BY-4.0", "of": "the whole, as you choose"}],
    ),
    _with(text="a-text.md", languages=None),
    _with(text="a-text.md", authors=None, languages=["en"], file=None),
    _with(text=None, file=None, url=None, course=None),
    _with(text="a-text.md", file="a-file.pdf", languages=["en"], authors=["Somebody"]),
    _with(licence=["CC-BY-4.0", "CC0-1.0"]),
    _with(minutes="0"),
    _with(minutes="100001"),
    _with(languages=["en", "en"]),
    _with(published="2021-05-19", updated="2021-05-18"),
)
_TOLD = (
    _with(published="2021-05-19", updated="2021-05-18"),
    _with(published="2021-05-19", happened="2021-06"),
    _with(published="2021-05-19", happened="2021-04 to 2021-06"),
    _with(published="2021-05-19", happened="summer 2021"),
    _with(published="2021-05-19", happened="spring 2021"),
)
WHOLE: Mapping[str, tuple[Change, ...]] = {
    "school": _SCHOOL,
    "cluster": (*_LASTING, *_PLACES, _with(size="1"), _with(others=[{"place": {"town": "Mons", "lat": "50"}}])),
    "case study": _TOLD,
    "news item": _TOLD,
    "event": _EVENT,
    "resource": _RESOURCE,
    "profile": (*_PLACES, _with(role="mentee", capacity="2"), _with(published="2021-05-19", until="2021-05-18")),
}
"""By kind."""
