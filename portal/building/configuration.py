"""Reads ``mkdocs.yml``, which is code of the project: it is reviewed, and never a contribution."""

import importlib
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from portal.building import location
from portal.reading import textfile


def read(file: Path) -> dict[str, Any]:
    """The content of the file, with environment variables and names of Python objects resolved as MkDocs does."""
    return dict(yaml.load(textfile.read(file), _Loader) or {})  # noqa: S506 (_Loader is a safe loader)


def location_in(file: Path) -> str | None:
    """Whole address of the site's home page in the file, with a slash at its end; None if it states none."""
    return location.whole(read(file).get("site_url"))


class _Loader(yaml.CSafeLoader):
    """A safe loader that accepts the tags of MkDocs."""


def _python_name(loader: yaml.CSafeLoader, suffix: str, node: yaml.Node) -> Any:
    module, _dot, name = suffix.rpartition(".")
    return getattr(importlib.import_module(module), name)


def _unknown(loader: yaml.CSafeLoader, suffix: str, node: yaml.Node) -> None:
    """Accepts tags that only MkDocs interprets, such as !relative."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", _python_name)
_Loader.add_multi_constructor("!", _unknown)
