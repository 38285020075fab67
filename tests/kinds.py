"""Which pages of a site to look at, so that each kind of page is seen once, however many there are."""

import re
from collections.abc import Sequence

from portal.portal import Portal
from tests.document import Document


def kinds(pages: Sequence[Document], records: Portal) -> list[str]:
    """Addresses of the pages to look at.

    Hand-written pages and lists are all there. Of the pages of records that stand in one folder there is the longest,
    and each that wears a class which those before it do not.
    """
    folders = {f"/{kind.folder}" for kind in records.kinds if kind.folder}
    found: list[str] = []
    worn: dict[str, set[str]] = {}
    for page in sorted(pages, key=lambda one: (-len(one.source), one.address)):
        folder = re.sub("[^/]+/$", "", page.address)
        if page.address == "/404.html":
            continue
        if folder not in folders:
            found.append(page.address)
            continue
        classes = {name for value in re.findall(r'class="([^"]*)"', page.source) for name in value.split()}
        if not classes <= worn.setdefault(folder, set()):
            worn[folder] |= classes
            found.append(page.address)
    return sorted(found)
