"""Numbers that the site states: counted from the records when the site is built, or limits of the site itself."""

from collections.abc import Callable, Mapping

from portal.portal import Portal

Figures = Mapping[str, Callable[[Portal], int]]
"""Numbers by the names that texts call them."""


def figure(portal: Portal, figures: Figures, name: str) -> int:
    """The number of that name. Raises KeyError, naming those there are, where there is none."""
    if name not in figures:
        raise KeyError(f'there is no figure "{name}"; there are: {", ".join(figures)}')
    return figures[name](portal)
