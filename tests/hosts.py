"""A valid record of every kind with every field that its model has: both are found from the models by themselves."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, get_args, get_origin

from annotated_types import MinLen
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from portal.reading.references import models_in, target_of
from portal.records.fields import Refers, Term
from portal.records.kind import Kind
from portal.records.lasting import Stated

Path = tuple[str | int, ...]

# Of each text the first that its field takes.
CANDIDATES = (
    *("hr-new", "2021-10-01", "2021-10", "true", "2", "20", "1.0", "hr", "https://nova.example.eu/page", "123456"),
    *(
        "office@nova.example.eu",
        "+385 21 123456",
        "Europe/Brussels",
        "lesson.md",
        "picture.png",
        "picture.jpg",
        "CC-BY-4.0",
        "/network/",
        "@some-organisation/reviewers",
        "schools/hr-new",
    ),
)
FIXED = {
    "names.name": "Schola nova",
    "former_names.name": "The old school",
    # Else a build of it would ask npm for a program.
    "project.editor": "false",
    "repository.address": "https://forge.example.eu/owner/name",
    "project.identity": "urn:uuid:00000000-0000-4000-8000-000000000001",
    "bounds.north": "47",
    "bounds.east": "20",
    "event.start": "2021-10-01 10:00",
    "event.end": "2021-10-01 11:00",
    "event.moved_from": "2021-09-01 10:00",
    "event.status": "moved",
    "event.moved_from_place": "Old Town",
    "sessions.start": "2021-10-01 10:00",
    "sessions.end": "2021-10-01 11:00",
    "sessions.moved_from": "2021-09-01 10:00",
    "sessions.status": "moved",
    "memberships.certainty": "implied",
    "answers.right": "true",
    "targets.mentee_schools": "4",
    "questions.text": "A question",
    "project.end": "2022-10-01",
    "security_reports.expires": "2022-08-31",
}
"""What fields hold that depend on others."""
SPLIT: Mapping[str, tuple[frozenset[str], ...]] = {
    "event": (
        frozenset({"sessions", "image.nobody"}),
        frozenset({"event.start", "event.end", "event.moved_from", "image.consent"}),
    ),
    "school": (frozenset({"place", "image.nobody"}), frozenset({"places", "image.consent"})),
    "resource": (frozenset({"resource.file", "image.nobody"}), frozenset({"text", "image.consent"})),
    **dict.fromkeys(
        ("cluster", "case study", "news item"), (frozenset({"image.nobody"}), frozenset({"image.consent"}))
    ),
    "course": (
        frozenset({"questions.order", "questions.pairs"}),
        frozenset({"questions.answers", "questions.pairs"}),
        frozenset({"questions.answers", "questions.order"}),
    ),
}
"""What must be left out in turn, because fields exclude each other."""
LONGER = {"options": 2, "answers": 2, "order": 2, "pairs": 2}
"""Lists that need more entries beside some other field."""
TYPES = {"questions.answers": "multiple-choice", "questions.order": "ordering", "questions.pairs": "matching"}


def fields(model: type[BaseModel]) -> Iterator[tuple[Path, FieldInfo, type[BaseModel]]]:
    """Path, field and owner of every field, those of parts included; 0 stands for an entry of a list."""
    for name, field in model.model_fields.items():
        yield (name,), field, model
        for part in list(models_in(field.annotation))[:1]:
            step: Path = (name, 0) if is_list(field) else (name,)
            for path, inner, owner in fields(part):
                yield (*step, *path), inner, owner


def records(kind: Kind) -> Iterator[dict[str, Any]]:
    """Valid records as text, lists and mappings; together they have every field of the kind."""
    for without in SPLIT.get(kind.name, (frozenset(),)):
        record = _part(kind.model, kind.name, without)
        for key, type in TYPES.items():
            if kind.name == "course" and key not in without:
                record["modules"][0]["quiz"]["questions"][0]["type"] = type
        kind.model.model_validate(record)
        yield record


def is_list(field: FieldInfo) -> bool:
    """Whether the field holds a list."""
    return any(get_origin(annotation) is tuple for annotation in (field.annotation, *get_args(field.annotation)))


def _part(model: type[BaseModel], owner: str, without: frozenset[str], place: int = 1) -> dict[str, Any]:
    return {
        name: _value(model, name, field, owner, without, place)
        for name, field in model.model_fields.items()
        if name not in without and f"{owner}.{name}" not in without
    }


def _value(model: type[BaseModel], name: str, field: FieldInfo, owner: str, without: frozenset[str], place: int) -> Any:
    least = max([LONGER.get(name, 1), *(item.min_length for item in field.metadata if isinstance(item, MinLen))])
    parts = list(models_in(field.annotation))
    entries = [
        _part(parts[0], name, without, number) if parts else _text(model, name, field, owner, number)
        for number in (range(1, least + 1) if is_list(field) else (place,))
    ]
    return entries if is_list(field) else entries[0]


def _text(model: type[BaseModel], name: str, field: FieldInfo, owner: str, number: int) -> str:
    if f"{owner}.{name}" in FIXED:
        return FIXED[f"{owner}.{name}"]
    if name == "state" and issubclass(model, Stated):
        return "ended"  # It has a last day.
    target = target_of(model, name)
    if isinstance(target, Term):
        return "primary"
    if isinstance(target, Refers):
        return {"country": "hr", "licence": "CC-BY-4.0"}.get(target.kind, "some-record")
    annotation: Any = _entry(field.annotation) if is_list(field) else Annotated[field.annotation, *field.metadata, None]
    adapter: TypeAdapter[Any] = TypeAdapter(annotation)
    words = f"Some {name.replace('_', ' ')} {number}"
    for candidate in (f"{words}.\n\nMore words.\n", words, *_choices(field.annotation), *CANDIDATES):
        try:
            adapter.validate_python(candidate)
        except ValidationError:
            continue
        return candidate
    raise AssertionError(f"{model.__name__}.{name}: no candidate fits; add one")


def _entry(annotation: Any) -> Any:
    """What the list of the annotation holds."""
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    return next(_entry(argument) for argument in get_args(annotation) if get_origin(argument) is tuple)


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    for argument in get_args(annotation):
        if not isinstance(argument, str):
            yield from _choices(argument)
