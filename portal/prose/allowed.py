"""The HTML allowed in a hand-written page: elements, their attributes, and the values of each attribute.

It is the output of Markdown with the extensions that Material for MkDocs documents, and no more. Nothing in it loads,
sends or runs anything; any element that is not listed is refused.
"""

import re
from collections.abc import Mapping

from portal.prose import targets

Rule = re.Pattern[str] | targets.Judge
"""The pattern of the whole value, or a function that returns why it is refused."""
Attributes = Mapping[str, Rule]

_TEXT = re.compile(r"[^\x00-\x08]*")
_NAME = re.compile(r"[\w:.-]{1,200}")
_NUMBER = re.compile(r"[0-9]{1,4}%?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SIDE = re.compile("left|center|right")


def _mere(name: str) -> re.Pattern[str]:
    """The rule of a boolean attribute."""
    return re.compile(f"|{name}")


EVERYWHERE: Attributes = {
    "id": _NAME,
    "class": _TEXT,  # portal.prose.classes checks each class name.
    "title": _TEXT,
    "lang": _LANGUAGE,
    "dir": re.compile("ltr|rtl|auto"),
    "aria-label": _TEXT,
    "aria-hidden": re.compile("true|false"),
    "markdown": re.compile("|markdown|1|block|span"),
}

_CELL: Attributes = {"align": _SIDE, "colspan": _NUMBER, "rowspan": _NUMBER, "scope": re.compile("row|col")}
_PLAIN = (
    "p div span br hr h1 h2 h3 h4 h5 h6 blockquote pre code ul dl dt dd table thead tbody tfoot tr caption strong em b "
    "i u s small sub sup mark del ins abbr cite q kbd samp var dfn figure figcaption summary"
)
ELEMENTS: Mapping[str, Attributes] = {
    **dict.fromkeys(_PLAIN.split(), EVERYWHERE),
    "a": {
        "href": targets.link,
        "name": _NAME,
        "hreflang": _LANGUAGE,
        "download": _mere("download"),
        "rel": re.compile(r"(?:nofollow|noopener|noreferrer|license|external|\s)*"),
        "target": re.compile("_blank"),
    },
    "img": {
        "src": targets.picture,
        "alt": _TEXT,
        "width": _NUMBER,
        "height": _NUMBER,
        "loading": re.compile("lazy|eager"),
        "align": _SIDE,
    },
    "ol": {"start": _NUMBER, "type": re.compile("[1aAiI]"), "reversed": _mere("reversed")},
    "li": {"value": _NUMBER},
    "th": _CELL,
    "td": _CELL,
    "time": {"datetime": re.compile(r"[0-9T:Z+.-]{4,35}")},
    "details": {"open": _mere("open"), "name": _NAME},
    "span": {"data-linenos": re.compile(r"[0-9 ]{1,12}")},
}
"""Elements allowed in every page."""

_CHOICE: Mapping[str, Attributes] = {
    "input": {
        "type": re.compile("radio|checkbox"),
        "name": _NAME,
        "checked": _mere("checked"),
        "disabled": _mere("disabled"),
    },
    "label": {"for": _NAME},
    "div": {"data-tabs": re.compile("[0-9]{1,4}:[0-9]{1,4}")},
}
_NUMBERS = re.compile(r"[0-9eE .,+-]{1,200}")
_PAINT = re.compile(r"#[0-9A-Fa-f]{3,8}|[A-Za-z]{1,30}|url\(#[\w-]{1,80}\)")
_SIZES = "x y x1 x2 y1 y2 cx cy r rx ry width height stroke-width opacity"
_DRAWN: Attributes = {
    **dict.fromkeys(_SIZES.split(), _NUMBERS),
    **dict.fromkeys(("fill", "stroke", "clip-path", "fill-rule", "clip-rule"), _PAINT),
    **dict.fromkeys(("stroke-linecap", "stroke-linejoin"), re.compile("[a-z]{1,10}")),
    "d": re.compile(r"[MmZzLlHhVvCcSsQqTtAa0-9eE .,+\-\s]*"),
    "points": re.compile(r"[0-9eE .,+\-\s]*"),
    "transform": re.compile(r"[a-zA-Z0-9 .,()+-]{1,200}"),
}
SHAPES = ("path", "g", "circle", "ellipse", "rect", "polygon", "polyline", "line")
_DRAWING: Mapping[str, Attributes] = {
    "svg": {**_DRAWN, "xmlns": re.compile(r"http://www\.w3\.org/2000/svg"), "viewbox": _NUMBERS},
    **dict.fromkeys(SHAPES, _DRAWN),
}
WITH_EXTENSION: Mapping[str, Mapping[str, Attributes]] = {
    "pymdownx.tabbed": _CHOICE,
    "pymdownx.tasklist": _CHOICE,
    "pymdownx.emoji": _DRAWING,
}
"""Further elements, allowed if mkdocs.yml has that extension of Python-Markdown: tabs, task lists, icons."""

EMPTY = frozenset(("br", "hr", "img", "input"))
"""Elements without an end tag."""


def elements(extensions: tuple[str, ...]) -> Mapping[str, Attributes]:
    """Elements allowed in pages if Python-Markdown has these extensions."""
    found = {name: {**EVERYWHERE, **own} for name, own in ELEMENTS.items()}
    for extension in extensions:
        for name, own in WITH_EXTENSION.get(extension, {}).items():
            found[name] = {**found.get(name, EVERYWHERE), **own}
    return found
