"""Numbers by the names that texts call them."""

from collections.abc import Callable, Mapping

from portal.portal import Portal
from portal.records.figure import Figure

Figures = Mapping[str, Callable[[Portal], Figure]]
"""What makes each number, by its name."""


def figure(portal: Portal, figures: Figures, name: str) -> Figure:
    """The number of that name. Raises KeyError, naming those there are, where there is none."""
    if name not in figures:
        raise KeyError(f'there is no figure "{name}"; there are: {", ".join(figures)}')
    return figures[name](portal)
