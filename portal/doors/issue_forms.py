"""Forms of the forge for those who have an account there: one for each kind of record that readers hand in.

They are made from the models, so a field is explained as everywhere else. The form asks for what a record needs; what
more somebody knows goes into one field. Format: GitHub's syntax for issue forms.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, get_origin

from portal.reading.docstrings import docstrings
from portal.reading.draft import hint, part_of
from portal.records.kind import Kind

FOLDER = ".github/ISSUE_TEMPLATE"
_INTRO = (
    "Answer what you know. Nothing is guessed: what no source says is left out. Everybody can read what you write here."
)
_MORE = "Anything that a reader of the site should know, as a source says it."
_SOURCE = "A web page, a document or a decision. What has no source cannot be published."
_CONSENT = "I name no person here, or the person agreed; then I say on which day, and to what."
_MOST = 500
"""Characters of an explanation."""


def forms(kinds: Sequence[Kind]) -> dict[str, str]:
    """File name -> text, one for each kind that readers hand in."""
    handed_in = ((kind, kind.proposed) for kind in kinds if kind.proposed is not None)
    return {f"{kind.name.replace(' ', '-')}.yml": _form(kind, said) for kind, said in handed_in}


def _form(kind: Kind, proposed: str) -> str:
    # JSON is YAML 1.2, and quotes every text whatever is in it.
    body = [{"type": "markdown", "attributes": {"value": _INTRO}}, *_fields(kind)]
    body.append(_area("more", "What else you know", _MORE, needed=False))
    body.append(_area("sources", "Where it can be read", _SOURCE, needed=True))
    agreed = {"label": _CONSENT, "required": True}
    body.append({"type": "checkboxes", "id": "consent", "attributes": {"label": "Names", "options": [agreed]}})
    head = {
        "name": f"Add {proposed[:1].lower()}{proposed[1:]}",
        "description": f"Becomes a {kind.name} in data/{kind.stem}.yaml",
        "title": f"New {kind.name}: ",
        "labels": ["data"],
        "body": body,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items() if key != "body"]
    lines += ["body:", *(f"  - {json.dumps(one, ensure_ascii=False)}" for one in body)]
    return "# Made by `python -m portal schemas` from the model of the kind.\n" + "\n".join(lines) + "\n"


def _fields(kind: Kind) -> Iterator[dict[str, Any]]:
    """What a record needs beside its id, which editors give, and its sources."""
    for name, field in kind.model.model_fields.items():
        if not field.is_required() or name in {"id", "sources"}:
            continue
        explained = " ".join(docstrings(kind.model)[name].split())
        hints = [] if part_of(field.annotation) else hint(field.annotation, list(field.metadata))[1]
        text = " ".join([explained, *(f"({line.removeprefix('# ')})" for line in hints)])[:_MOST]
        label = name.replace("_", " ").capitalize()
        if get_origin(field.annotation) is tuple or part_of(field.annotation) is not None:
            yield _area(name, label, text, needed=True)
        else:
            given = {"label": label, "description": text}
            yield {"type": "input", "id": name, "attributes": given, "validations": {"required": True}}


def _area(id: str, label: str, text: str, *, needed: bool) -> dict[str, Any]:
    given = {"label": label, "description": text}
    return {"type": "textarea", "id": id, "attributes": given, "validations": {"required": needed}}
