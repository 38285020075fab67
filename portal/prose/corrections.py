"""Corrects the HTML that Markdown's extensions make of hand-written pages, so that it is valid and accessible."""

import re
from typing import Protocol

from portal.prose.classes import ADMONITIONS

_BOX = re.compile('<input type="checkbox" disabled( checked)?/>')
_FOLDED = re.compile(f'<details class="(?={"|".join(ADMONITIONS)})')
_VOID = re.compile("<(br|hr|img|input)([^<>]*?) ?/>")
_ALIGNED = re.compile('<(t[hd]) align="(left|center|right)">')


class Box(Protocol):
    """Renders the HTML of a task list's box, with an accessible name that says whether the task is done."""

    def __call__(self, *, done: bool) -> str: ...


def corrected(html: str, box: Box) -> str:
    """The HTML that Markdown made of a page, with corrections.

    Each box of a task list gets an accessible name, which the extension omits. Columns are aligned by class, because
    HTML no longer has ``align`` and pages have no inline styles. Collapsible blocks get the class of admonitions, and
    so look like them. Void elements are written as in HTML, not as in XML.
    """
    named = _BOX.sub(lambda found: box(done=found[1] is not None), html)
    aligned = _ALIGNED.sub(r'<\1 class="align-\2">', named)
    return _VOID.sub(r"<\1\2>", _FOLDED.sub('<details class="admonition ', aligned))
