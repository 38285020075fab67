"""Sentences that templates show beside data: Markdown files in ``docs/sentences/``, where editors find them.

A file has a title, words for editors, and below the name of each sentence (``## kept-here``) the sentence. A name in
braces, like {mark}, stays for the page to fill in. Anybody may contribute a file, so a sentence is plain text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from portal.problem import Problem, did_you_mean, shortened
from portal.prose.calls import Fault
from portal.reading import textfile
from portal.words.typography import typeset

FOLDER = "sentences"
"""The folder below docs/. Its files are no pages."""
MAX_BYTES = 50_000
"""Maximum length of a file."""
MAX_LETTERS = 500
"""Maximum length of a sentence."""

_Values = tuple[str, ...]
_QUESTIONS = (
    *("online", "policy_exchange", "status", "ending"),
    *("id", "sources", "source", "HubMembership.sources", "at", "note", "published", "Cluster.published"),
    *("School.published", "updated", "state", "as_of", "happened", "language", "School.language"),
    *("FormerName.language", "OtherName.language", "Original.language", "Translation.language", "languages"),
    *("School.organisation", "School.levels", "Cluster.levels", "Cluster.country", "places", "lat", "lon"),
    *("precision", "School.about", "Cluster.profile", "description", "role", "Contact.role", "Profile.role"),
    *("certainty", "form", "size", "authors", "course", "text", "file", "revision"),
)
"""Fields, or models and their fields, about which forms ask in other words than the explanation of the field."""
SENTENCES: Mapping[str, Mapping[str, _Values]] = MappingProxyType(
    {
        "everywhere": {
            "not-found": (),
            "not-found-in-short": (),
            "left-out": (),
            "search-failed": (),
            "search-partly": (),
            "search-without-scripts": (),
            "text-marked": (),
            "embed-code": (),
            "by-mail-program": ("mailbox",),
            "nobody-reads": (),
            "editor-needs-scripts": (),
            "editor-without-repository": (),
        },
        "subscribing": {
            "fits-best": ("title",),
            "unlisted": ("title",),
            "address-marked": (),
            "nothing-yet": (),
            "what-a-feed-is": (),
            "list-of-a-provider": ("provider",),
            "no-list": (),
        },
        "home": {
            "what-this-is": (),
            "i-teach": (),
            "i-lead-a-school": (),
            "i-make-policy": (),
            "some-missing": (),
        },
        "network": {
            "hub-drawing": ("count",),
            "map-marks": (),
            "map-crowded": (),
            "one-planned": (),
            "more-planned": (),
            "no-school-named": (),
            "finder-failed": (),
        },
        "library": {
            "read-only": (),
            "not-without-permission": (),
            "filters-here": ("total", "count"),
            "print-the-sheet": (),
        },
        "guide": {
            "stair": ("count",),
            "no-joining": ("time",),
            "joining-not-stated": (),
            "dates-made-here": (),
            "ticks-kept-here": (),
            "ticks-forgotten": (),
            "booklet": (),
        },
        "community": {
            "directory": ("given", "needed"),
            "directory-why": (),
            "weights-are-values": (),
            "stays-here": (),
            "nothing-kept": (),
            "file-refused": (),
            "file-of-others": (),
            "not-loaded": (),
            "order-holds": (),
            "order-moves": ("changes",),
            "nobody-fits": (),
            "nothing-on-board": (),
            "over": ("day",),
            "power": (),
        },
        "policy": {
            "findings": (),
            "strength-reviewed": (),
            "strength-asked": (),
            "strength-counted": (),
            "strength-experience": (),
            "strength-planned": (),
            "strength-not-found": (),
            "made-from-records": (),
            "programmes": (),
            "contribute": (),
        },
        "figures": {
            "countries": (),
            "planned": (),
            "schools-planned": (),
            "hubs": (),
            "schools": (),
            "likely": (),
            "schools-listed": (),
            "role": (),
            "unnamed": (),
            "programmes": (),
            "programme-countries": (),
            "findings": (),
            "partners": (),
            "advisory-members": (),
            "stories": (),
            "resources": (),
            "events": (),
            "hubs-of-country": (),
            "hubs-unpublished": (),
            "members": (),
            "members-named": (),
        },
        "letters": {
            "why-you-get-this": (),
            "confirm-why": ("project", "place"),
            "confirm-how": (),
            "confirm-how-without-mailbox": (),
            "confirm-thanks": (),
            "no-address": (),
        },
        "states": {
            "active": ("day",),
            "ended": (),
            "not-known": ("day",),
            "confirmed": ("day", "who"),
            "confirmed-over-a-year-ago": ("day", "who"),
            "confirmed-before-a-change": ("day", "who"),
            "confirmed-never": (),
        },
        "about": {
            "board-consent": (),
            "board-consent-without-charter": (),
            "charter-not-found": (),
            "mark-of-members": (),
            "answer-and-send": (),
            "board-thanks": (),
            "statement-prepared": ("prepared", "reviewed"),
            "address-confirmed": ("day",),
            "address-not-confirmed": (),
            "operator-not-named": (),
        },
        "contribute": {
            "lead": (),
            "without-script": (),
            "kept-here": (),
            "not-found": (),
            "right-so-far": (),
            "to-mailbox": (),
            "nobody-reads": (),
            "too-long": (),
            "thanks": (),
            "fields": (),
            "fields-needed": (),
            "thanked": (),
            "thanked-persons": (),
        },
        "questions": dict.fromkeys(_QUESTIONS, ()),
        "courses": {
            "kept-here": (),
            "nothing-kept": (),
            "no-scripts": (),
            "progress-newer": (),
            "progress-refused": (),
            "set-aside": (),
            "mark-forgotten": (),
            "quiz-passed": ("mark", "needed", "total"),
            "wholly-right": (),
            "quiz-kept-here": (),
            "quiz-no-scripts": (),
            "quiz-nothing-kept": (),
            "points-on-paper": ("mark",),
            "print-the-module": (),
            "peer-review": (),
            "review-kept-here": (),
            "review-nothing-kept": (),
            "review-newer": (),
            "review-refused": (),
            "review-to-read": (),
            "guide-for-groups": (),
            "review-for-groups": (),
            "calendar-for-groups": (),
            "calendar-made-here": (),
            "survey-stored": (),
            "survey-on-paper": (),
            "survey-thanks": (),
            "on-a-platform": ("mark",),
        },
    }
)
"""The sentences of each file by name, and the values that each must show. Templates ask for these and no others."""

SOURCES = frozenset(f"{FOLDER}/{name}.md" for name in SENTENCES)
"""Paths of the files below docs/."""

_HEADING = re.compile(r"## +(.*\S)\s*")
_PLACE = re.compile(r"\{([a-z_]+)\}")
_SIGN = re.compile(r"[<>*_`\\|#{}\[\]~]|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, repr=False)
class Sentences:
    """The sentences of a site."""

    texts: Mapping[str, Mapping[str, str]]
    """By file and name, each on one line."""

    def __call__(self, file: str, name: str, /, **values: object) -> str:
        """The sentence, with ``values`` filled in, as text to be escaped. What only scripts know stays in braces.

        Raises KeyError for a name that is not among ``SENTENCES``.
        """
        return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), self.texts[file][name])


def read(docs: Path) -> tuple[Sentences, list[Problem]]:
    """The sentences in the folder ``docs``, and every problem with them. Without problems, all ``SENTENCES`` are there.

    ``docs`` must not contain links (``portal.reading.folders``).
    """
    texts: dict[str, Mapping[str, str]] = {}
    problems = []
    for name, known in SENTENCES.items():
        texts[name], faults = _file(docs / FOLDER / f"{name}.md", known)
        problems += [Problem(f"{docs.name}/{FOLDER}/{name}.md", fault.line, "", fault.message) for fault in faults]
    return Sentences(texts), problems


def unknown(docs: Path) -> list[Problem]:
    """A problem for each file of the folder that holds no sentences of the program."""
    files = (file.relative_to(docs).as_posix() for file in sorted((docs / FOLDER).rglob("*")) if file.is_file())
    names = ", ".join(f"{name}.md" for name in SENTENCES)
    text = f"no page shows sentences of this file; the files are {names}; put the text into one of them"
    return [Problem(f"{docs.name}/{path}", 1, "", text) for path in files if path not in SOURCES]


def _file(file: Path, known: Mapping[str, _Values]) -> tuple[Mapping[str, str], list[Fault]]:
    if not file.is_file():
        return {}, [Fault(1, "the file is missing, and pages show its sentences; put it back")]
    if (size := file.stat().st_size) > MAX_BYTES:
        return {}, [Fault(1, f"the file has {size} bytes and the limit is {MAX_BYTES}; write shorter sentences")]
    try:
        lines = textfile.read(file).split("\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return {}, [Fault(line, f"byte 0x{error.object[error.start]:02x} is not UTF-8; save the file as UTF-8")]
    texts, faults, first = dict[str, str](), list[Fault](), dict[str, int]()
    for name, line, text in _pieces(lines):
        if name not in known:
            hint = did_you_mean(name, known)
            faults.append(Fault(line, f'no page shows a sentence "{shortened(name)}"{hint}; delete it'))
        elif name in first:
            faults.append(Fault(line, f"{name} stands twice (first on line {first[name]}); keep one"))
        else:
            texts[name] = typeset(text)
            faults += [Fault(line, f"{name} {message}") for message in _in_sentence(text, known[name])]
        first.setdefault(name, line)
    for name in known:
        if name not in first:
            faults.append(Fault(len(lines), f"there is no {name}; add a line ## {name} and the sentence below it"))
    return texts, faults


def _pieces(lines: list[str]) -> Iterator[tuple[str, int, str]]:
    """Each name, its line, and the words below it."""
    headings = [(match[1], index) for index, line in enumerate(lines) if (match := _HEADING.fullmatch(line))]
    ends = [*(index for _name, index in headings[1:]), len(lines)]
    for (name, index), end in zip(headings, ends, strict=True):
        yield name, index + 1, re.sub(" {2,}", " ", " ".join(lines[index + 1 : end])).strip()


def _in_sentence(text: str, values: _Values) -> Iterator[str]:
    """The faults of a sentence that is to show ``values``."""
    if not text:
        yield "has no sentence below it; write it there"
    elif len(text) > MAX_LETTERS:
        yield f"has {len(text)} letters and the limit is {MAX_LETTERS}; write a shorter sentence, or a page"
    shown = _PLACE.findall(text)
    for value in values:
        if value not in shown:
            yield f"does not say {{{value}}}, which the page fills in; write it where it belongs in the sentence"
    for value in dict.fromkeys(shown):
        if value not in values:
            yield f"has {{{value}}}, which no page fills in; write words instead"
    if sign := _SIGN.search(_PLACE.sub("", text)):
        said = f'the sign "{sign[0]}"' if sign[0].isprintable() else f"the invisible sign U+{ord(sign[0]):04X}"
        yield f"has {said}; it is shown as plain text, so write words and ordinary punctuation"
