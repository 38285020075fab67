"""The library offers what is there, what may be passed on, and nothing that could do harm."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from portal.parts.library.records import Resource
from portal.parts.library.registries import SCHEMES
from portal.problem import Problem
from portal.reading import textfile
from portal.reading.folders import FILES, TEXTS
from portal.reading.load import Records
from portal.records.licence import Licence

_LONGEST_CIRCLE = 8
"""Longest circle that a message describes: each step of a longer one is reported as a translation of a translation."""


def texts_can_be_read(records: Records, day: date) -> Iterator[Problem]:
    """Every text that a resource names is in data/texts/ and can be published."""
    named: set[str] = set()
    for resource in records.all(Resource):
        if resource.text is None:
            continue
        file = records.folder / TEXTS / resource.text
        if not file.is_file() or file.is_symlink():
            text = f'"{resource.text}" is not in data/texts/; put the text there or correct the name'
            yield records.problem("resource", resource.id, ["text"], text)
        elif resource.text not in named:
            yield from _fault(file, f"data/{TEXTS}/{resource.text}")
        named.add(resource.text)


def _fault(file: Path, shown: str) -> Iterator[Problem]:
    from portal.parts.library import sheet  # noqa: PLC0415 (only where there is a text)

    try:
        found = sheet.fault(textfile.read(file))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        found = line, "is not text in UTF-8; save it with that encoding"
    if found is not None:
        yield Problem(shown, found[0], "", found[1])


def files_are_what_they_say(records: Records, day: date) -> Iterator[Problem]:
    """Every file that a resource names is in data/files/, of its type and harmless, and no other file is there."""
    named: dict[str, tuple[str, ...]] = {}
    for resource in records.all(Resource):
        if resource.file is None:
            continue
        from portal import uploads  # noqa: PLC0415 (only where there is a file)

        if resource.file not in named:
            named[resource.file] = tuple(uploads.faults(records.folder / FILES / resource.file))
        for fault in named[resource.file]:
            yield records.problem("resource", resource.id, ["file"], f"{resource.file} {fault}")
    yield from _unnamed(records, set(named))


def _unnamed(records: Records, named: set[str]) -> Iterator[Problem]:
    if "resource" in records.unread or len(records.seen["resource"]) != len(records.entries["resource"]):
        return  # A record that could not be read may name it.
    root = records.folder / FILES
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.is_dir() or path.is_symlink() or any(part.startswith(".") for part in inside.parts):
            continue
        if inside.as_posix() not in named:
            text = "is named by no resource; name it under file: in data/resources.yaml, or take it away"
            yield Problem(f"data/{FILES}/{inside.as_posix()}", 1, "", text)


def licences_permit_what_is_offered(records: Records, day: date) -> Iterator[Problem]:
    """What this portal offers may be passed on; what it offers in formats to edit may also be changed."""
    for resource in records.all(Resource):
        licence = records.find(Licence, resource.licence)
        if licence is None or not resource.offered:
            continue
        if not licence.stated:
            text = (
                "nobody has said that it may be passed on, but this portal would; ask its authors and name the licence "
                "that they give, or give the address (url) where they offer it"
            )
            yield records.problem("resource", resource.id, ["licence"], text)
        elif not licence.share:
            text = (
                f'the licence "{licence.id}" does not allow to pass it on, but this portal would; '
                "name the licence that its authors gave, or give the address (url) where they offer it"
            )
            yield records.problem("resource", resource.id, ["licence"], text)
        elif resource.own and not licence.change:
            text = (
                f'the licence "{licence.id}" does not allow changes, but texts are offered in formats to change; '
                "choose another, or offer it as a file"
            )
            yield records.problem("resource", resource.id, ["licence"], text)


def translations_have_an_original(records: Records, day: date) -> Iterator[Problem]:
    """What a resource is a translation of is an original in another language."""
    for resource in records.all(Resource):
        original = records.find(Resource, resource.translation_of)
        if original is None:
            continue
        text = None
        shared = [code for code in resource.languages if code in original.languages]
        if circle := _circle(records, resource):
            steps = ", ".join(f'"{id}"' for id in circle)
            text = f"translation_of leads round in a circle ({steps}); take it out of the original"
        elif original.translation_of is not None:
            text = (
                f'translation_of names "{original.id}", which is a translation itself; '
                f'name its original, "{original.translation_of}"'
            )
        elif shared:
            text = f'is in "{shared[0]}", as its original "{original.id}" is; correct the languages or translation_of'
        if text:
            yield records.problem("resource", resource.id, ["translation_of"], text)


def translations_are_into_different_languages(records: Records, day: date) -> Iterator[Problem]:
    """No two translations of a resource are in the same language: each names all others on its page."""
    met: dict[tuple[str, str], str] = {}
    for resource in records.all(Resource):
        if resource.translation_of is None:
            continue
        for index, code in enumerate(resource.languages):
            other = met.setdefault((resource.translation_of, code), resource.id)
            if other != resource.id:
                text = f'"{other}" is a translation of "{resource.translation_of}" into "{code}" already; keep one'
                yield records.problem("resource", resource.id, ["languages", index], text)


def _circle(records: Records, resource: Resource) -> tuple[str, ...]:
    """The ids along translation_of, where they lead back to the resource after a few steps."""
    path = [resource.id]
    following = records.find(Resource, resource.translation_of)
    while following is not None and following.id not in path and len(path) < _LONGEST_CIRCLE:
        path.append(following.id)
        following = records.find(Resource, following.translation_of)
    return tuple(path) if following is not None and following.id == resource.id else ()


def related_resources_are_others(records: Records, day: date) -> Iterator[Problem]:
    """No resource is related to itself."""
    for resource in records.all(Resource):
        if resource.id in resource.related:
            path: list[str | int] = ["related", resource.related.index(resource.id)]
            text = f'related names the resource itself ("{resource.id}"); name another or delete it'
            yield records.problem("resource", resource.id, path, text)


def newer_versions_follow_one_another(records: Records, day: date) -> Iterator[Problem]:
    """What a resource replaces is another one, which nothing else replaces, and the steps do not lead in a circle."""
    met: dict[str, str] = {}
    for resource in records.all(Resource):
        if resource.replaces is None:
            continue
        text = None
        first = met.setdefault(resource.replaces, resource.id)
        if _in_circle(records, resource):
            text = f'replaces leads from "{resource.id}" back to itself; take it out of the older version'
        elif first != resource.id:
            text = f'"{first}" replaces "{resource.replaces}" already; keep one, or let this one replace "{first}"'
        if text:
            yield records.problem("resource", resource.id, ["replaces"], text)


def _in_circle(records: Records, resource: Resource) -> bool:
    seen = {resource.id}
    older = records.find(Resource, resource.replaces)
    while older is not None and older.id not in seen:
        seen.add(older.id)
        older = records.find(Resource, older.replaces)
    return older is resource


def terms_are_known_to_registries(records: Records, day: date) -> Iterator[Problem]:
    """Says which terms that resources use have no match in the public vocabulary of their kind. The build goes on.

    Registries of open resources know terms by these addresses alone (``portal.parts.library.amb``).
    """
    used: dict[str, set[str]] = {"resource_types": set(), "levels": set(), "audiences": set()}
    for resource in records.all(Resource):
        used["resource_types"].add(resource.type)
        used["levels"].update(resource.levels)
        used["audiences"].update(resource.audience)
    for vocabulary, scheme in SCHEMES.items():
        for term in (entry.record for entry in records.entries[vocabulary].values()):
            if (
                term.id in used[vocabulary]
                and not term.covers
                and not any(match.url.startswith(scheme) for match in term.matches)
            ):
                text = (
                    "resources use this term, and registries do not know it; add matches: with the nearest term of "
                    f"{scheme} and its label there"
                )
                yield records.problem(vocabulary, term.id, [], text, notice=True)
