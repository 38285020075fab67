"""What Markdown makes of a page, with harmless stand-ins where components will be."""

import re
from collections.abc import Sequence
from typing import Any

from portal.prose.calls import Call, Fault
from portal.prose.settings import Settings

_STAND_IN = re.compile(r'<div data-component="([0-9]+)"></div>')


class UnreadableError(Exception):
    """Markdown ended in a fault of its own."""


def with_stand_ins(text: str, called: Sequence[Call]) -> str:
    """The text with a number in place of each figure, and an empty element in place of each other component."""
    pieces, position = [], 0
    for number, call in enumerate(called):
        pieces += [text[position : call.start], "0" if call.inline else f'<div data-component="{number}"></div>']
        position = call.end
    return "".join((*pieces, text[position:]))


def without_stand_ins(made: str, called: Sequence[Call]) -> tuple[str, list[Fault]]:
    """The HTML without them, and a fault for each that does not stand there once, as an element of its own."""
    found = [int(number) for number in _STAND_IN.findall(made)]
    faults = [
        Fault(call.line, f"{call.name}(...) stands inside code or inside a tag; put it between paragraphs")
        for number, call in enumerate(called)
        if not call.inline and found.count(number) != 1
    ]
    return _STAND_IN.sub("", made), faults


def html(text: str, said: Settings) -> str:
    """The HTML of the text as MkDocs will have it made. Raises UnreadableError where Markdown cannot read it."""
    from markdown import Markdown  # noqa: PLC0415 (slow to import, and only pages need it)

    configs: dict[str, Any] = {name: dict(config) for name, config in said.configs.items()}
    try:
        made: str = Markdown(extensions=list(said.extensions), extension_configs=configs).convert(text)
    except Exception as error:
        raise UnreadableError from error
    return made
