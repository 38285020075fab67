"""The lines between --- at the top of a page: its title and description, and no keys that a program acts on."""

from collections.abc import Iterator

import yaml

from portal.problem import did_you_mean, shortened
from portal.prose.calls import Fault

KEYS = ("title", "description")
"""The allowed keys. MkDocs and its plugins would act on others, such as ``template``."""

_BROKEN = "the lines between --- at the top are not valid YAML; mend them: "
_SIMPLE = f"{_BROKEN}each is a name, a colon, a space and a text in one piece"
_FORBIDDEN = {
    "render_macros": "is not allowed in a page, because macros run code; "
    "a maintainer lists the page under force_render_paths in mkdocs.yml instead",
    "template": "is not allowed in a page, because the portal chooses how pages look; delete the line",
}
_QUOTES = 'put quotes round the text, like {}: "..."'


def faults(written: str) -> list[Fault]:
    """Every fault in the front matter ``written``, with lines counted from 1."""
    try:
        return sorted(_faults(written), key=lambda fault: fault.line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line + 1 if mark else 1, written.count("\n"))
        return [Fault(line, f"{_BROKEN}put quotes round a text that has a colon or begins with a sign")]


def _faults(written: str) -> Iterator[Fault]:
    events = list(yaml.parse(written, Loader=yaml.CSafeLoader))
    # Without the start and end events of stream, document and mapping; keys and values alternate.
    inner = events[3:-3]
    if len(events) < 6 or not isinstance(events[2], yaml.MappingStartEvent) or events[2].flow_style:
        yield Fault(1, _SIMPLE)
        return
    for event in inner:
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            yield Fault(_line(event), _SIMPLE)
            return
    lines, first = written.split("\n"), dict[str, int]()
    for key, value in zip(inner[::2], inner[1::2], strict=True):
        assert isinstance(key, yaml.ScalarEvent)
        assert isinstance(value, yaml.ScalarEvent)
        name, line = str(key.value), _line(key)
        if name not in KEYS:
            yield Fault(line, _unknown(name))
        elif name in first:
            yield Fault(line, f"{name} stands twice (first on line {first[name] + 1}); keep one")
        else:
            yield from (Fault(_line(value), message) for message in _in_value(name, value, lines))
        first.setdefault(name, line)
    for name in KEYS:
        if name not in first:
            yield Fault(1, f"there is no {name} at the top; add a line: {name}: ...")


def _line(event: yaml.Event) -> int:
    assert event.start_mark is not None
    return int(event.start_mark.line) + 1


def _unknown(name: str) -> str:
    if name in _FORBIDDEN:
        return f"{name} {_FORBIDDEN[name]}"
    known = " and ".join(KEYS)
    return f'"{shortened(name)}" is not allowed at the top of a page{did_you_mean(name, KEYS)}; only {known} are'


def _in_value(name: str, value: yaml.ScalarEvent, lines: list[str]) -> Iterator[str]:
    assert value.end_mark is not None
    text = str(value.value)
    if not text.strip():
        yield f"{name} has no value; fill it in"
    if any(opening in text for opening in ("{{", "{%", "{#")):
        yield f"{name} holds {{{{, {{% or {{#; components stand in the text of a page only, delete it here"
    if "\n" in text:
        yield f"{name} has several lines; write it on one line"
    if value.implicit[0]:  # It has no quotes.
        if _tag(text) != "tag:yaml.org,2002:str":
            yield f"{name} is no text to YAML; {_QUOTES.format(name)}"
        elif "#" in lines[value.end_mark.line][value.end_mark.column :]:
            yield f"{name} ends before its #, because YAML takes the rest for a remark; {_QUOTES.format(name)}"


def _tag(text: str) -> str:
    """The type that YAML gives an unquoted text: a number, a date, a boolean, or a text."""
    return str(yaml.resolver.Resolver().resolve(yaml.ScalarNode, text, (True, False)))  # type: ignore[no-untyped-call]
