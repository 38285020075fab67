"""How long the texts of a course take to read."""

import re
from collections.abc import Iterable

WORDS_A_MINUTE = 240
"""How fast adults read English texts silently: 238 words (Brysbaert 2019, "How many words do we read per minute?")."""
UNHURRIED = WORDS_A_MINUTE // 2
"""What the portal counts with when it tells readers a time: half of that, for those who read in a second language."""
_STEP = 5
_TARGET = re.compile(r"\]\([^)]*\)")
_WORD = re.compile(r"\w[\w'’-]*")


def words(text: str) -> int:
    """How many words a text in Markdown has, without the addresses of its links."""
    return len(_WORD.findall(_TARGET.sub("]", text)))


def least_minutes(count: int) -> int:
    """The whole minutes that so many words take at least."""
    return -(-count // WORDS_A_MINUTE)


def told_minutes(texts: Iterable[str]) -> int:
    """The minutes that readers are told for these texts together: the nearest multiple of five, and five at least."""
    return max(1, round(sum(map(words, texts)) / UNHURRIED / _STEP)) * _STEP
