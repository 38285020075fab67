"""The configuration of the editor (``config.yml``), which Decap CMS and Sveltia CMS read.

It is written as JSON, which is YAML (YAML 1.2.2, 1.2): that takes a hundredth of the time.
"""

import json
from pathlib import Path
from typing import Any

from portal.editor.offered import DATA, collections
from portal.portal import Portal
from portal.reading.folders import IMAGES
from portal.records.repository import Repository

LOCAL = "/admin/api"
"""Where the editor finds the files of this machine while it is run here (``make edit``)."""


def configuration(data: Path, portal: Portal, location: str | None, *, local: bool = False) -> str:
    """The file.

    ``location`` is the whole address of the site, where that is known. Where the repository is not known and the editor
    is not ``local``, there is no ``backend``: the page says so, and nothing is started.
    """
    said: dict[str, Any] = {}
    held = portal.project.repository
    if local:
        said["backend"] = {"name": "proxy", "proxy_url": LOCAL, "branch": "local"}
    elif held is not None:
        said["backend"] = backend(held)
        said["publish_mode"] = "editorial_workflow"
    if location is not None:
        said |= {"site_url": location, "display_url": location}
    said |= {
        "media_folder": f"{DATA}/{IMAGES}",
        "public_folder": "/",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": True},
        "show_preview_links": not local,
        "collections": collections(data, portal),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def backend(held: Repository) -> dict[str, Any]:
    """How the editor reaches the repository: with the account of who edits, and on GitHub also without write access.

    Open authoring is offered by GitHub's backend alone: a stranger's change goes into a copy of theirs, and from there
    into a pull request.
    """
    said: dict[str, Any] = {"name": held.forge, "repo": held.name, "branch": held.branch}
    if held.forge == "github":
        said["open_authoring"] = True
        if held.sign_in is not None:
            said["base_url"] = held.sign_in.rstrip("/")
    else:
        said |= {"auth_type": "pkce", "app_id": held.application}
        if held.host != "https://gitlab.com":
            said |= {"base_url": held.host, "api_root": f"{held.host}/api/v4"}
    return said
