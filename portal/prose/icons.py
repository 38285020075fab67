"""Icons in hand-written pages: ``:material-check:`` becomes an inline SVG from the icons of the theme.

The same extension turns ``:smile:`` into a picture that browsers would load from another host, and leaves an unknown
name unchanged. Both are reported.
"""

import re
from collections.abc import Iterable, Iterator

from portal.problem import Hints
from portal.prose.markup import Offence
from portal.prose.settings import Settings

EXTENSION = "pymdownx.emoji"
_MARK = "(?:zq([0-9]+)qz)?"
_EMOJI = re.compile(r'<img alt="([^"<>]*)" class="twemoji[^"<>]*" src="[^"<>]*" title="(:[^"<>]+:)" ?/?>')
_MARKED_EMOJI = re.compile(_EMOJI.pattern + _MARK)
_ICON = re.compile(rf"(:(?:material|octicons|fontawesome|simple)-[a-z0-9-]+:){_MARK}")
_FEW = 3
"""Maximum hints on a page: each takes a search in 14,000 names."""
_REMEDY = "find its name under Icons in the documentation of Material for MkDocs, or delete it"
_CODE = re.compile("<code.*?</code>", re.DOTALL)


def without_emoji(made: str) -> str:
    """The HTML ``made`` with the character itself in place of each emoji picture."""
    return _EMOJI.sub(r"\1", made)


def offences(made: str, said: Settings) -> Iterator[Offence]:
    """Each picture from another host in the HTML ``made``, and each icon that the theme does not have."""
    if EXTENSION not in said.extensions:
        return
    for sign, name, mark in _MARKED_EMOJI.findall(made):
        text = f"{name} is a picture that readers would load from another host; write the sign itself: {sign}"
        yield Offence(text, name, _marks(mark))
    hints, near = Hints(_FEW), dict[str, str]()
    for name, mark in _ICON.findall(_CODE.sub("", made)):
        if name not in near:
            near[name] = hints.did_you_mean(name, _names(said))
        text = f"there is no icon {name}{near[name]}; {_REMEDY}"
        yield Offence(text, name, _marks(mark))


def _marks(mark: str) -> tuple[int, ...]:
    return (int(mark),) if mark else ()


def _names(said: Settings) -> Iterable[str]:
    index = said.configs[EXTENSION].get("emoji_index")
    return index({}, None)["emoji"] if index else ()
