"""Hooks of MkDocs that say what the build is doing, beside those of the project."""

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

_log = logging.getLogger("mkdocs.steps")
"""The worker hears it."""


@event_priority(150)
def on_config(config: MkDocsConfig) -> None:
    """Before the records are loaded."""
    _log.info("reading and judging data/ and docs/")


@event_priority(50)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Before anything is made."""
    _log.info("making pages, documents and pictures")


@event_priority(50)
def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Before pages are written."""
    _log.info("writing %s pages", len(files.documentation_pages()))


@event_priority(0)
def on_post_build(config: MkDocsConfig) -> None:
    """Before the index of the search is made."""
    _log.info("making the index of the search")
