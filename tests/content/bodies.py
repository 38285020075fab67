"""What stands on every page of a portal, generated or written by hand, made in this process without a build."""

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import macros
from portal.prose import environment, rendering, settings
from portal.reading import textfile
from portal.site import Site

_HEADER = "\n---\n"


def bodies(site: Site, root: Path) -> Mapping[str, str]:
    """Path below the root of the site -> HTML; hand-written pages are those of the project in the folder ``root``."""
    generated = {page.path: site.explained(page.body(site.templates), whole=False) for page in site.pages}
    return {**generated, **_written(site, root)}


def _written(site: Site, root: Path) -> Mapping[str, str]:
    registered: dict[str, Any] = {}
    plugin = SimpleNamespace(
        conf=SimpleNamespace(extra={"site": site}), macro=lambda call, name: registered.update({name: call})
    )
    macros.define_env(plugin)
    components, said = environment.of(registered), settings.read(root / "mkdocs.yml")
    made = {}
    for file in sorted((root / "docs").rglob("*.md")):
        path = file.relative_to(root / "docs").as_posix()
        text = textfile.read(file).partition(_HEADER)[2]
        if path in said.calling:
            text = components.from_string(text).render()
        path = path.removesuffix("index.md")
        made[path] = site.explained(rendering.html(text, said), whole=True)
    return made
