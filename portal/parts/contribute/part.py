"""The forms for contributions, as a part of the site."""

import json
from collections.abc import Iterator
from typing import Any

from portal.frame.addresses import form_page
from portal.frame.page import Page
from portal.frame.templates import Templates, Tools
from portal.parts.contribute import reference, thanks
from portal.parts.contribute.as_written import as_written
from portal.parts.contribute.known import NamedRecords
from portal.parts.contribute.lookups import tables
from portal.parts.contribute.pages import described, pages, proposed
from portal.parts.making import Files, Making
from portal.parts.part import Part

KNOWN = "contribute/known.json"
"""What all forms compare with."""
TABLES = "contribute/tables.json"
"""What rules look up in tables of others."""


def _files(making: Making, _templates: Templates) -> Files:
    """For each form its rules, and each record as the form is filled in with it; and what all forms compare with."""
    portal = making.portal
    rules = portal.view(described)
    files: dict[str, str | bytes] = {
        KNOWN: _json(NamedRecords(portal).told(list(rules.values()))),
        TABLES: _json(tables()),
    }
    for kind in proposed(portal):
        files[f"{form_page(kind.name)}rules.json"] = _json({"kind": kind.name, "stem": kind.stem, **rules[kind.name]})
        for id, record in portal.tables[kind.name].items():
            files[f"{form_page(kind.name)}{id}.json"] = _json(as_written(record))
    return files


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _pages(making: Making) -> Iterator[Page]:
    yield from pages(making)
    yield from reference.pages(making, making.portal.view(described))
    yield from thanks.pages(making)


PART = Part(
    name="contribute",
    pages=_pages,
    files=_files,
    tools=lambda _portal, _base: Tools((reference.field_pages,)),
)
"""The forms for contributions."""
