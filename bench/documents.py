"""The generated pages written as Markdown, as an author without the portal would write them.

The templates in ``markdown/`` have the headings, lists, tables and links of ``overrides/pages/``. Pictures and filters
are left out, which favours the other engines.
"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.parts.about.records import Partner
from portal.parts.library.holdings import author
from portal.parts.making import Making
from portal.parts.network.membership import Membership
from portal.parts.network.records import Country, School
from portal.parts.registry import PARTS
from portal.portal import Portal


def documents(portal: Portal) -> Iterator[tuple[str, str]]:
    """(path, Markdown file) of every generated page; links are relative and lead to other Markdown files."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "markdown"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        portal=portal,
        members=portal.view(Membership),
        every_country=portal.every(Country),
        every_school=portal.every(School),
        every_partner=portal.every(Partner),
        author=partial(author, portal),
        address=lambda record: record.path.partition("#")[0],
    )
    for page in Making(portal, "/", PARTS).pages:
        template = environment.get_template(f"{PurePosixPath(page.values.template).stem}.md")
        # A title in JSON is one in YAML too.
        head = f"---\ntitle: {json.dumps(page.title)}\ndescription: {json.dumps(page.description)}\n---\n\n"
        yield page.source, head + template.render(page.values.filled, root="../" * page.path.count("/")) + "\n"
