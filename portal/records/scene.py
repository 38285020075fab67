"""Scenes of mentoring: drawings of our own, in the colours of the site, that stand large on pages."""

from typing import Literal, get_args

Scene = Literal[
    "agree", "call", "course", "diary", "hub", "lesson", "library", "plan", "policy", "results", "review", "visit"
]
"""A drawing of ``overrides/components/scenes/``; ``overrides/components/scene.html`` says what each shows."""
SCENES: tuple[str, ...] = get_args(Scene)
"""The names of all."""
STYLES = "styles/scenes.css"
"""The sheet with their colours: the name of a file in docs/assets."""
_DRAWN = 'class="scene"'


def scene_styles(body: str) -> tuple[str, ...]:
    """The style sheets that a page with that body needs for its scenes: none where it shows none."""
    return (STYLES,) if _DRAWN in body else ()
