"""A text with all that sheets of the library have, to make documents of, and the look to make them in."""

from datetime import date

from portal.documents import Manuscript, Style
from portal.frame import emblem
from tests.project import ROOT

STYLE = Style(
    ROOT / "overrides" / "documents",
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path fill="{emblem.BLUE}" d="M0 0h3v2H0z"/></svg>',
)
BODY = """\
- **What it is for:** čćđšž ěřůťň őű ãõç.

## First part & more

| Što? | Who | Answer |
|---|---|---|
| 1. A thing | - | |
| | | |

- ☐ One box
- ☐ Another *box*, see <https://example.org/about_us>

### A part of it

1. First
2. Second

## Last part

#read("/etc/passwd") @label $x$ \\<text:p> &amp;
"""
SOURCE = Manuscript(
    title="A sheet & its title",
    summary="What it is good for.",
    language="hr-HR",
    credit="The network",
    version="2.1",
    day=date(2026, 11, 1),
    identity="urn:uuid:00000000-0000-4000-8000-000000000005",
    address="https://example.org/library/sheet/",
    record="data/texts/rules.md: resource rules",
    licence="CC BY-NC-SA 4.0",
    licence_url="https://creativecommons.org/licenses/by-nc-sa/4.0/",
    terms="You may change it.",
    funding=("Funded by somebody under agreement No 1.", "Nobody is responsible."),
    by_the_eu=True,
    body=BODY,
)
