"""Corrections of the HTML that Markdown's extensions make of hand-written pages: valid, and clear to who hears it."""

import re
from typing import Protocol

from portal.prose.classes import ADMONITIONS

_BOX = re.compile('<input type="checkbox" disabled( checked)?/>')
_FOLDED = re.compile(f'<details class="(?={"|".join(ADMONITIONS)})')
_VOID = re.compile("<(br|hr|img|input)([^<>]*?) ?/>")
_ALIGNED = re.compile('<(t[hd]) align="(left|center|right)">')


class Box(Protocol):
    """The HTML of a box of a task list, with a name that says whether it is done."""

    def __call__(self, *, done: bool) -> str: ...


def corrected(html: str, box: Box) -> str:
    """The HTML that Markdown made of a page, as this site wants it.

    Each box of a task list has a name, which the extension does not give it. Columns are aligned by class, because HTML
    has no ``align`` any more and pages have no styles. Collapsible blocks are admonitions, and so look like them.
    Elements without an end are written as HTML has them, not as XML has.
    """
    named = _BOX.sub(lambda found: box(done=found[1] is not None), html)
    aligned = _ALIGNED.sub(r'<\1 class="align-\2">', named)
    return _VOID.sub(r"<\1\2>", _FOLDED.sub('<details class="admonition ', aligned))
