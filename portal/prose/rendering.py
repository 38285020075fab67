"""Renders a page with Markdown, with harmless placeholders for components."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from portal.prose.calls import Call, Fault
from portal.prose.settings import Settings

STAND_IN = "data-component"
"""The attribute of the placeholder elements of components."""
_STAND_IN = re.compile(rf'<div {STAND_IN}="([0-9]+)"></div>')


class UnreadableTextError(Exception):
    """Markdown failed with an error."""


def with_stand_ins(text: str, called: Sequence[Call]) -> str:
    """The text with a number in place of each figure, and an empty element in place of each other component."""
    pieces, position = [], 0
    for number, call in enumerate(called):
        pieces += [text[position : call.start], "0" if call.inline else f'<div {STAND_IN}="{number}"></div>']
        position = call.end
    return "".join((*pieces, text[position:]))


def misplaced(made: str, called: Sequence[Call]) -> list[Fault]:
    """A fault for each placeholder that is not in the HTML exactly once, as an element."""
    found = Counter(_STAND_IN.findall(made))
    return [
        Fault(call.line, f"{call.name}(...) stands inside code or inside a tag; put it between paragraphs")
        for number, call in enumerate(called)
        if not call.inline and found[str(number)] != 1
    ]


def numbers(called: Sequence[Call]) -> re.Pattern[str]:
    """The allowed values of the attribute ``STAND_IN`` of the placeholders."""
    return re.compile("|".join(str(number) for number, call in enumerate(called) if not call.inline) or "(?!)")


def html(text: str, said: Settings) -> str:
    """The HTML of the text, as MkDocs will make it. Raises UnreadableTextError if Markdown fails."""
    from markdown import Markdown  # noqa: PLC0415 (slow to import, and only pages need it)

    configs: dict[str, Any] = {name: dict(config) for name, config in said.configs.items()}
    try:
        made: str = Markdown(extensions=list(said.extensions), extension_configs=configs).convert(text)
    except Exception as error:
        raise UnreadableTextError from error
    return made
