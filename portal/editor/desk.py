"""What stands at /admin/: the page, the configuration, the scripts of the editor. Nothing else is below that path."""

import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pydantic import BaseModel

from portal.building import npm
from portal.building.kept import Kept
from portal.editor import decap
from portal.editor.widgets import shapes
from portal.frame.templates import Templates
from portal.portal import Portal
from portal.reading import textfile
from portal.reading.schema import models_of
from portal.records.kind import Kind
from portal.records.project import Project
from portal.records.repository import Repository
from portal.records.values import Values
from portal.words.language import spoken

FOLDER = "admin"
"""The folder below the site's root."""
_SCRIPTS = Path(__file__).parent / "scripts"
"""Our own scripts, which start the editor and read and write its files."""
LOCK = Path(__file__).parent / "package-lock.json"
_WHY = (
    "The editor at /admin/ is on (`editor: true` in data/project.yaml; without that line the site is built without it)"
)
_COMMAND = "make edit"
_LOCALLY = "The editor cannot be shown"
_PROGRAM = ("dist/decap-cms.js", "dist/decap-cms.js.LICENSE.txt")


@dataclass(frozen=True, kw_only=True)
class Desk(Values):
    """The page of the editor. What it says stands there until the editor has started."""

    template: ClassVar[str] = "editor/editor.html"

    language: str
    """Code of the language that the page speaks."""
    acronym: str
    """Short name of the project."""
    ready: bool
    """True if the editor knows how to reach the files."""
    command: str
    """What runs it on a machine of one's own."""


def files(
    data: Path, portal: Portal, templates: Templates, kept: Kept, place: str | None, *, local: bool = False
) -> Mapping[str, str | bytes]:
    """The files below the site's root; none where the editor is off, unless it is run here (``local``).

    ``place`` is the whole address of the site, where that is known. Raises UnmadeError, with the remedy, where a
    package cannot be had.
    """
    project = portal.project
    if not project.editor and not local:
        return {}
    ready = local or project.repository is not None
    made: dict[str, str | bytes] = {
        "index.html": templates.filled(
            Desk(language=spoken().tag, acronym=project.acronym, ready=ready, command=_COMMAND)
        ),
        "config.yml": decap.configuration(data, portal, place, local=local),
        "forms.json": json.dumps(dataclasses.asdict(shapes(models(portal.kinds))), indent=1) + "\n",
        **{file.name: textfile.read(file) for file in sorted(_SCRIPTS.glob("*.js"))},
        **program(kept, _LOCALLY if local else _WHY),
    }
    return {f"{FOLDER}/{name}": content for name, content in made.items()}


def models(kinds: Iterable[Kind]) -> Sequence[type[BaseModel]]:
    """The models of records and of all their parts, each once, in the order of the kinds."""
    found: dict[type[BaseModel], None] = {}
    for kind in kinds:
        parts = sorted(models_of(kind.model) - {kind.model}, key=lambda model: model.__name__)
        found |= dict.fromkeys([kind.model, *parts])
    return list(found)


def program(kept: Kept, why: str) -> Mapping[str, bytes]:
    """The editor itself, and the reader of YAML that our script uses, from their packages; ``why`` they are needed."""
    packages = npm.locked(LOCK)
    editor = npm.archive(packages["decap-cms"], kept, why)
    reader = npm.archive(packages["yaml"], kept, why)
    return {**dict(npm.files(editor, _of_editor)), **dict(npm.files(reader, _of_reader))}


def _of_editor(path: str) -> str | None:
    return path.removeprefix("dist/") if path in _PROGRAM else None


def _of_reader(path: str) -> str | None:
    if path.startswith("browser/dist/") and path.endswith(".js"):
        return f"yaml/{path.removeprefix('browser/dist/')}"
    return "yaml/LICENSE.txt" if path == "LICENSE" else None


def types(project: Project) -> dict[str, str]:
    """The media type of the configuration: Decap reads none that is not called YAML."""
    return {f"{FOLDER}/config.yml": "text/yaml; charset=utf-8"} if project.editor else {}


def own_headers(project: Project) -> Mapping[str, Mapping[str, str]]:
    """The headers of its folder, by the name of that; nothing where the editor is off."""
    if not project.editor:
        return {}
    found = headers(project.repository)
    policy = f"{found['Content-Security-Policy']}; upgrade-insecure-requests"
    return {FOLDER: {**found, "Content-Security-Policy": policy}}


def headers(held: Repository | None) -> Mapping[str, str]:
    """The headers of all that is at /admin/, and of nothing else.

    Decap compiles the schema of its configuration ('unsafe-eval') and writes its styles into the page. It talks to the
    forge alone, and to this site. Signing in opens a window of the forge, which has to answer the page.
    """
    talks, shows = _forge(held)
    policy = (
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:{shows}; font-src 'self' data:; connect-src 'self' blob:{talks}; "
        "frame-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex, nofollow",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    }


def _forge(held: Repository | None) -> tuple[str, str]:
    """The addresses that the editor asks and shows pictures from, each after a space."""
    if held is None:
        return "", ""
    if held.forge == "github":
        return " https://api.github.com", " https://avatars.githubusercontent.com"
    return f" {held.host}", f" {held.host} https://secure.gravatar.com"
