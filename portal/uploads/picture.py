"""A picture as it is published: nothing is left of the file but the picture."""

from dataclasses import dataclass

MOST_PIXELS = 40_000_000
MOST_SIDE = 20_000


class NotAPictureError(ValueError):
    """The content is not a picture of that format, or is damaged. Says what is wrong, as a message goes on."""


@dataclass(frozen=True)
class Picture:
    """A picture that was read to its end."""

    width: int
    """In pixels, the right way up."""
    height: int
    content: bytes
    """What is published."""
    place: bool
    """Whether the file says where it was taken."""
    more: bool
    """Whether something follows the end of the picture."""


def bounded(width: int, height: int) -> None:
    """Raises NotAPictureError where no browser would show it, or with more memory than a telephone has."""
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE and width * height <= MOST_PIXELS):
        raise NotAPictureError(
            f"has {width} by {height} pixels and the limit is {MOST_PIXELS / 1e6:.0f} million; make it smaller"
        )
