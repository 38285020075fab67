"""The settings of ``mkdocs.yml`` that concern hand-written pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portal.building import configuration

_ALWAYS = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs adds to those listed in its file."""


@dataclass(frozen=True)
class Settings:
    """How pages are read, and which of them may call components."""

    calling: frozenset[str] = frozenset()
    """Paths below docs/ of the pages on which components are rendered."""
    extensions: tuple[str, ...] = _ALWAYS
    """Names of the extensions of Python-Markdown."""
    configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The configuration of each extension."""
    menu: frozenset[str] | None = None
    """Paths below docs/ of the pages in the menu; None if MkDocs makes the menu from the folders."""


def read(file: Path) -> Settings:
    """The settings in the file; the defaults of MkDocs if there is no file."""
    if not file.is_file():
        return Settings()
    said = configuration.read(file)
    extensions, configs = list(_ALWAYS), {}
    for name, config in _named(said.get("markdown_extensions")):
        if name not in extensions:
            extensions.append(name)
        configs[name] = config
    macros: Mapping[str, Any] = dict(_named(said.get("plugins"))).get("macros", {})
    listed = str(macros.get("force_render_paths", "")).split()
    calling = frozenset(path.removeprefix("/") for path in listed if path.startswith("/"))
    menu = frozenset(_pages(said["nav"])) if "nav" in said else None
    return Settings(calling, tuple(extensions), configs, menu)


def _pages(menu: Any) -> Iterator[str]:
    """The paths in a menu, which is a list of titles with a path or with a nested list."""
    if isinstance(menu, str):
        yield menu
    elif isinstance(menu, dict | list):
        for entry in menu.values() if isinstance(menu, dict) else menu:
            yield from _pages(entry)


def _named(entries: Any) -> list[tuple[str, Mapping[str, Any]]]:
    """The entries of a list or mapping of names, each with its configuration."""
    pairs: list[tuple[str, Mapping[str, Any]]] = []
    for entry in entries.items() if isinstance(entries, dict) else entries or ():
        if isinstance(entry, dict):
            pairs += [(str(name), config or {}) for name, config in entry.items()]
        elif isinstance(entry, tuple):
            pairs.append((str(entry[0]), entry[1] or {}))
        else:
            pairs.append((str(entry), {}))
    return pairs
