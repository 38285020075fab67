"""What the generated pages of an open site say, without a build."""

import re
from typing import Any

from portal.site import Site


def body(of: Site, path: str) -> str:
    """The body of a page, white space folded."""
    (page,) = [page for page in of.pages if page.path == path]
    return " ".join(page.body(of.templates).split())


def text(html: str) -> str:
    """What a reader sees of it."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def linked_data(of: Site, path: str) -> dict[str, Any]:
    """The JSON-LD of a page."""
    (page,) = [page for page in of.pages if page.path == path]
    return page.linked_data
