"""HTML of components inside hand-written pages, which Python-Markdown reads once more."""

import re

from markupsafe import Markup

# pymdownx.superfences looks for fences before any HTML is put aside, in it too: the second line of a paragraph, or a
# line of code, of a record would begin a block with attributes of its own ("~~~ {.python onclick=...}").
_FENCE = re.compile(r"^([\s>]*)([`~])(?=\2\2)", re.MULTILINE)


def unfenced(html: str) -> Markup:
    """The same HTML, of which no line begins a fence of Markdown."""
    return Markup(_FENCE.sub(lambda found: f"{found[1]}&#{ord(found[2])};", html))
