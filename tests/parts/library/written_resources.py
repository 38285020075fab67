"""Resources of the small portal, written for a test."""

from pathlib import Path

from portal.site import Site, open_site
from tests import synthetic
from tests.document import Document
from tests.project import ROOT

URL = "https://portal.invalid/"


def record(id: str = "sheet", *, more: str = "  url: https://schools.example.eu/sheet", **changed: str) -> str:
    """A resource of the small portal."""
    values = {
        "title": "Sheet",
        "summary": "A sheet.",
        "type": "checklist",
        "audience": "[teachers]",
        "languages": "[en]",
        "authors": "[Reading Society]",
        "licence": "CC-BY-4.0",
        "published": "2021-10-20",
        "sources": "[annual-report]",
        **changed,
    }
    return f"- id: {id}\n" + "".join(f"  {name}: {value}\n" for name, value in values.items()) + f"{more}\n"


def site(folder: Path, *resources: str, **files: str) -> Site:
    """The small portal with these resources beside its own."""
    written = {"resources/new.yaml": "".join(resources), **{f"{name}.yaml": text for name, text in files.items()}}
    data = synthetic.small(folder, {name: content for name, content in written.items() if content})
    return open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=synthetic.DAY)


def by_address(pages: list[Document]) -> dict[str, Document]:
    return {page.address: page for page in pages}
