"""A new kind of record is a model and a line: all that the site does with records follows from what the line says."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from portal.host import search
from portal.inspection import inspect
from portal.parts.part import Part, kinds_of
from portal.parts.registry import PARTS
from portal.parts.stories.sections import STORIES
from portal.problem import DataError
from portal.reading import draft, schema
from portal.records.base import Publication
from portal.records.fields import ClusterRef, EventRef, Line, ResourceRef
from portal.records.kind import Announcement, Apart, Kind
from portal.records.section import Section
from portal.site import Site, open_site
from tests import synthetic
from tests.project import ROOT

URL = "https://portal.invalid/"


class Tool(Publication):
    """A made-up kind of record."""

    folder: ClassVar[str | None] = "tools/"

    title: Line
    """What it is called."""
    summary: Line
    """What it is good for."""
    clusters: tuple[ClusterRef, ...] = ()
    """Hubs that use it."""
    events: tuple[EventRef, ...] = ()
    """Events at which it was shown."""
    resources: tuple[ResourceRef, ...] = ()
    """Resources that go with it."""


TOOLS = Section("tools", "Tools", "what hubs work with", rank=200)
TOOL = Kind(
    name="tool",
    stem="tools",
    model=Tool,
    section=TOOLS,
    one="tool",
    many="tools",
    taken="page-[0-9]+",
    apart=Apart(Apart.one_of_them()),
    announced=Announcement(rank=100),
    open_data=True,
)
WITH_TOOLS = (*PARTS, Part(name="tools", kinds=(TOOL,), sections=(TOOLS,)))
AMONG_OTHERS = tuple(
    replace(part, kinds=(*part.kinds, TOOL), sections=(*part.sections, TOOLS)) if part.name == "stories" else part
    for part in PARTS
)
"""The same kind in a part that makes pages of its own."""
RECORD = """
- id: paper-planner
  formerly: [old-planner]
  title: Paper planner
  summary: A synthetic sheet to plan with.
  clusters: [hr-hub-1]
  events: [first-meeting]
  resources: [tablet-rules]
  published: 2021-10-18
  sources: [https://portal.invalid/source]
"""


def opened(folder: Path, text: str = RECORD, parts: Sequence[Part] = WITH_TOOLS) -> Site:
    """The small network with tools."""
    data = synthetic.small(folder, {"tools.yaml": text})
    return open_site(ROOT, URL, [ROOT / "overrides"], data, synthetic.DAY, parts=parts)


def refused(folder: Path, text: str) -> str:
    """What is said about these records."""
    data = synthetic.small(folder, {"tools.yaml": text})
    with pytest.raises(DataError) as caught:
        inspect(data, synthetic.DAY, parts=WITH_TOOLS)
    return str(caught.value)


@pytest.fixture(scope="module", params=[WITH_TOOLS, AMONG_OTHERS], ids=["a part of its own", "a part with pages"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small network with one tool."""
    return opened(tmp_path_factory.mktemp("tools"), parts=request.param)


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, str]:
    """Path -> text of every file beside the pages."""
    found = site.outputs([page.path for page in site.pages])
    return {
        path: content.decode("utf-8", "replace") if isinstance(content, bytes) else content
        for path, content in found.items()
        if not isinstance(content, Path)
    }


def test_its_records_are_read_and_checked(site: Site, tmp_path: Path) -> None:
    assert [tool.title for tool in site.portal.every(Tool).values()] == ["Paper planner"]
    assert 'cluster "hr-hub-9" does not exist' in refused(tmp_path / "2", RECORD.replace("hr-hub-1", "hr-hub-9"))
    assert "stands for a page of the list of tools" in refused(
        tmp_path / "3", RECORD.replace("paper-planner", "page-2")
    )
    twin = RECORD.replace("paper-planner", "other").replace("Paper planner", "paper  PLANNER").replace("old-", "older-")
    assert 'has the same title as "paper-planner"' in refused(tmp_path / "4", RECORD + twin)


def test_a_file_of_it_is_a_stray_where_nobody_reads_it(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path, {"tools.yaml": RECORD})
    assert any("is not a kind of record" in line for line in synthetic.problems(data))


def test_a_draft_and_a_schema_are_made_of_it(tmp_path: Path) -> None:
    kinds = kinds_of(WITH_TOOLS)
    assert "# What it is good for." in draft.record(draft.wanted("tool", kinds, tmp_path))
    written = schema.schemas(synthetic.small(tmp_path), kinds)
    assert "Hubs that use it." in written["tools.schema.json"]


def test_it_has_a_list_and_a_page_that_the_search_finds(site: Site) -> None:
    pages = {page.path: page for page in site.pages}
    listed, page = pages["tools/"], pages["tools/paper-planner/"]
    assert 'href="/tools/paper-planner/"' in listed.body(site.templates)
    body = page.body(site.templates)
    assert "<h1>Paper planner</h1>" in body
    found = search.entry(site.portal, page, body)
    assert found is not None
    assert (found.title, found.section) == ("Paper planner", "Tools")
    assert "Tools" in {section.name for section in site.making.sections}
    assert site.frame(page, body).crumbs[-2] == ("Tools", "tools/")


def test_it_has_pages_in_a_section_that_others_share(tmp_path: Path) -> None:
    shared = replace(TOOL, section=STORIES)
    parts = [replace(part, kinds=(*part.kinds, shared)) if part.name == "stories" else part for part in PARTS]
    paths = {page.path for page in opened(tmp_path, parts=parts).pages}
    assert {"cases/", "tools/", "tools/paper-planner/"} <= paths


def test_a_long_list_is_cut(tmp_path: Path) -> None:
    many = "".join(
        RECORD.replace("paper-planner", f"tool-{n}").replace("Paper", f"Paper {n}").replace("old-", f"old-{n}-")
        for n in range(61)
    )
    pages = {page.path: page for page in opened(tmp_path, many).pages}
    assert pages["tools/page-2/"].searched is False


def test_it_stands_in_the_sitemap_and_former_ids_lead_on(site: Site, files: dict[str, str]) -> None:
    assert f"<loc>{URL}tools/paper-planner/</loc><lastmod>2021-10-18</lastmod>" in files["sitemap.xml"]
    assert "/tools/old-planner/* /tools/paper-planner/:splat 301!" in files["_redirects"].splitlines()


def test_subscribers_are_told_of_it(site: Site, files: dict[str, str]) -> None:
    (tool,) = [
        record
        for kind in site.portal.kinds
        if kind.stem == "tools"
        for record in site.portal.tables[kind.name].values()
    ]
    for path in ("feeds/tools.xml", "feed.xml", "feeds/hub/hr-hub-1.xml", "feeds/country/hr/tools.xml"):
        assert f">{site.portal.identity_of(tool)}</guid>" in files[path], path
    assert "Paper planner" in json.loads(files["feeds/tools.json"])["items"][0]["title"]
    assert "feeds/tools.xml" in files["feeds/all.opml"]


def test_the_pages_of_what_it_mentions_tell_of_it(site: Site) -> None:
    pages = {page.path: page.body(site.templates) for page in site.pages}
    link = '<li><a href="/tools/paper-planner/">Paper planner</a></li>'
    section = f'<section aria-labelledby="tools">\n  <h2 id="tools">Tools</h2>\n  <ul>\n    {link}\n'
    for path in ("hubs/hr-hub-1/", "countries/hr/", "library/tablet-rules/"):
        assert section in pages[path], path
    assert link in pages["events/first-meeting/"]
    assert [path for path, body in pages.items() if link in body and path.startswith(("hubs/", "countries/"))] == [
        "countries/hr/",
        "hubs/hr-hub-1/",
    ]


def test_programs_can_read_it(site: Site, files: dict[str, str]) -> None:
    (item,) = json.loads(files["api/tools.json"])["items"]
    assert (item["id"], item["url"]) == ("paper-planner", f"{URL}tools/paper-planner/")
    assert "api/schemas/tools.schema.json" in files
    assert "paper-planner" in files["api/tools.csv"]


def test_a_hand_written_page_cannot_stand_in_its_folder(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path, {"tools.yaml": RECORD})
    docs = synthetic.hand_written(tmp_path)
    (docs / "tools.md").write_text("---\ntitle: A\ndescription: B.\n---\n# A\n", encoding="utf-8")
    with pytest.raises(DataError, match="stands where a page is generated"):
        inspect(data, synthetic.DAY, docs, WITH_TOOLS)
