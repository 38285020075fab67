"""Protects the HTML of components in hand-written pages, which Python-Markdown parses again."""

import re

from markupsafe import Markup

# pymdownx.superfences looks for fences before HTML is stashed, and inside it: the second line of a paragraph, or a line
# of code, of a record could open a block with attributes of its own ("~~~ {.python onclick=...}").
_FENCE = re.compile(r"^([\s>]*)([`~])(?=\2\2)", re.MULTILINE)


def unfenced(html: str) -> Markup:
    """The same HTML, without a line that opens a Markdown fence."""
    return Markup(_FENCE.sub(lambda found: f"{found[1]}&#{ord(found[2])};", html))
