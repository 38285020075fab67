"""Names beside marks, none on another: each goes where there is room at the side it likes best, or is left out.

A map is drawn once and shown at two sizes. Where it is narrow, names are larger in its units, so that they stay
legible; ``narrow`` says whether there is room for the name then as well. It grows away from the mark, so a place that
is free for the large name is free for the small one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.parts.network.maps.topology import Box

WIDE, NARROW = 15.0, 27.0
"""Sizes of type in units of the map, on wide and on narrow screens; styles/anywhere/network_maps.css says the same."""
_LETTER, _HEIGHT = 0.58, 1.2
_BELOW = 3.0
"""What letters like "g" need below the line, beyond the gap."""
_SIDES = ("e", "w", "s", "n", "ne", "se", "nw", "sw")


@dataclass(frozen=True)
class Label:
    """A name on the map, growing from a point towards a side of the compass, or evenly where ``side`` is ""."""

    text: str
    x: float
    y: float
    side: str
    narrow: bool
    """True if it is shown on narrow screens too."""

    def box(self, size: float) -> Box:
        """The room it takes at a size of type."""
        return _box(self.text, self.x, self.y, self.side, size)


@dataclass(frozen=True)
class Wish:
    """A name to be placed beside a mark or several; ``around`` is their box where screens are wide."""

    text: str
    around: Box


class Room:
    """What is taken on a map of some width and height, at one size of type."""

    def __init__(self, size: float, edge: Box, taken: Iterable[Box], lines: Sequence[Box] = ()) -> None:
        self.size, self._edge, self._taken, self._lines = size, edge, list(taken), lines

    def place(self, wish: Wish, gap: float) -> Label | None:
        """The name where it is free and crosses the fewest lines, with its room taken; None where there is no room."""
        found: list[tuple[int, int, Label]] = []
        for rank, side in enumerate(_SIDES):
            label = Label(wish.text, *_point(wish.around, side, gap), side, narrow=False)
            box = label.box(self.size)
            if _within(box, self._edge) and not any(overlap(box, other) for other in self._taken):
                crossed = self.crossed(label)
                found.append((crossed, rank, label))
                if not crossed:
                    break
        if not found:
            return None
        best = min(found)[2]
        self.take(best)
        return best

    def take(self, label: Label) -> None:
        """Marks the room of a name as taken."""
        self._taken.append(label.box(self.size))

    def free(self, label: Label) -> bool:
        """True if the name overlaps nothing at its position."""
        box = label.box(self.size)
        return _within(box, self._edge) and not any(overlap(box, other) for other in self._taken)

    def crossed(self, label: Label) -> int:
        """How many lines run through a name."""
        return sum(_crosses(line, label.box(self.size)) for line in self._lines)


def overlap(one: Box, other: Box) -> bool:
    """True if two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _within(box: Box, edge: Box) -> bool:
    return edge[0] <= box[0] and edge[1] <= box[1] and box[2] <= edge[2] and box[3] <= edge[3]


def _point(around: Box, side: str, gap: float) -> tuple[float, float]:
    left, top, right, bottom = around
    corner = gap * 0.5
    x = {"e": right + gap, "w": left - gap}.get(side[-1:], (left + right) / 2)
    y = {"n": top - gap - _BELOW, "s": bottom + gap}.get(side[:1], (top + bottom) / 2)
    if len(side) == 2:
        x += corner - gap if side[-1] == "e" else gap - corner
        y += gap - corner if side[0] == "n" else corner - gap
    return round(x, 1), round(y, 1)


def _box(text: str, x: float, y: float, side: str, size: float) -> Box:
    width, height = len(text) * size * _LETTER, size * _HEIGHT
    left = {"e": x, "w": x - width}.get(side[-1:], x - width / 2)
    top = {"n": y - height * 0.85, "s": y}.get(side[:1], y - height / 2)
    return left, top, left + width, top + height


def _crosses(line: Box, box: Box) -> bool:
    """True if a straight line (from, to) runs through a box."""
    x1, y1, x2, y2 = line
    start, end = 0.0, 1.0
    for at, step, low, high in ((x1, x2 - x1, box[0], box[2]), (y1, y2 - y1, box[1], box[3])):
        if step == 0:
            if not low <= at <= high:
                return False
            continue
        first, last = sorted(((low - at) / step, (high - at) / step))
        start, end = max(start, first), min(end, last)
    return start <= end
