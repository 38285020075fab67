"""One thing that a reader of a page can do next, on a page of this site."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NextStep:
    """A link to it, at the end of a page. It is left out where the site has no such page."""

    title: str
    """What to do, in a few words."""
    path: str
    """Address below the site's root, perhaps with an anchor or a choice."""
    about: str | None = None
    """What one finds there, in a few words."""

    @property
    def page(self) -> str:
        """Address of the page without these."""
        return self.path.partition("#")[0].partition("?")[0]
