"""Sites of invented networks, built strictly and read whole."""

import hashlib
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from portal import inspection
from portal.frame.figures import figure
from portal.parts.about.records import AdvisoryBoard
from portal.parts.events.records import Event
from portal.parts.library.records import Resource
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.parts.news.records import News, Newsletter
from portal.parts.part import figures_of
from portal.parts.registry import PARTS
from portal.parts.stories.cases import Cases
from portal.parts.stories.records import CaseStudy
from portal.parts.training.addresses import module_page, unit_page
from portal.parts.training.records import Course
from portal.portal import Portal
from portal.problem import DataError
from tests import framed, synthetic
from tests.document import Document, embeds, text_of
from tests.networks import FIRST, Network
from tests.project import Build, copy_of_project

BASE = "https://portal.invalid"


def _links(page: Document) -> list[str]:
    found = []
    for element in page.root.iter():
        for name in ("href", "src", "action", "poster"):
            if name in element.attrib:
                found.append(element.attrib[name])
    return found


pytestmark = pytest.mark.every_network


def test_every_internal_link_and_anchor_resolves(site: Path, pages: list[Document]) -> None:
    anchors = {page.address: page.anchors for page in (*pages, *embeds(site))}
    broken = []
    for page in pages:
        for link in _links(page):
            target = urlsplit(urljoin(BASE + page.address, link))
            if f"{target.scheme}://{target.netloc}" != BASE:
                continue
            path = unquote(target.path)
            if not (site / path.lstrip("/")).is_file() and path not in anchors:
                broken.append(f"{page.address}: {link}: no such page or file")
            elif target.fragment and target.fragment not in anchors[path]:
                broken.append(f"{page.address}: {link}: no such anchor")
    assert broken == []


def test_every_asset_is_named_with_the_version_of_its_content(site: Path, pages: list[Document]) -> None:
    links = {link for page in pages for link in re.findall(r"/assets/([^\s\"'<>()\\]+)", page.source)}
    wrong = [link for link in links if not re.search(r"\?v=[0-9a-f]{10}$", link)]
    for link in links - set(wrong):
        name, version = unquote(link).split("?v=")
        digest = hashlib.sha256((site / "assets" / name).read_bytes()).hexdigest()
        # Images that are drawn are named after what they are drawn from.
        if not digest.startswith(version) and name != "touch-icon.png" and not name.startswith("previews/"):
            wrong.append(link)
    assert wrong == []
    assert len({link.partition("?")[0] for link in links}) == len(links) > 5


def test_every_event_has_its_anchor(pages: list[Document], records: Portal) -> None:
    anchors = {anchor for page in pages for anchor in page.anchors}
    assert records.every(Event)
    assert [id for id in records.every(Event) if f"event-{id}" not in anchors] == []


def test_no_id_stands_twice_on_a_page(pages: list[Document]) -> None:
    repeated = []
    for page in pages:
        ids = Counter(element.attrib["id"] for element in page.root.iter() if "id" in element.attrib)
        repeated += [f"{page.address}: {id}" for id, count in ids.items() if count > 1]
    assert repeated == []


def test_no_page_loads_anything_from_another_host(pages: list[Document]) -> None:
    loading = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
    outside = []
    for page in pages:
        for element in page.root.iter():
            value = element.get(loading.get(str(element.tag), ""))
            if element.tag == "link" and element.get("rel") in {"stylesheet", "icon", "preload", "manifest"}:
                value = element.get("href")
            if value and urlsplit(value).netloc:
                outside.append(f"{page.address}: {value}")
    assert outside == []


def test_every_page_has_one_h1_and_no_skipped_heading(pages: list[Document]) -> None:
    wrong = []
    for page in pages:
        levels = [int(element.tag[1]) for element in page.root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        main = [int(e.tag[1]) for m in page.all("main") for e in m.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        if levels.count(1) != 1 or main[:1] != [1]:
            wrong.append(f"{page.address}: {levels.count(1)} h1, first heading h{main[:1]}")
        if any(after > before + 1 for before, after in pairwise(main)):
            wrong.append(f"{page.address}: a heading level is skipped: {main}")
    assert wrong == []


def test_titles_and_descriptions_are_there_and_titles_unique(pages: list[Document]) -> None:
    repeated = [title for title, count in Counter(page.title for page in pages).items() if count > 1]
    assert repeated == []
    for page in pages:
        descriptions = [e.get("content", "") for e in page.all("meta") if e.get("name") == "description"]
        assert len(descriptions) == 1, page.address
        assert len(descriptions[0]) > 20, page.address


def test_every_line_to_follow_something_says_what(pages: list[Document]) -> None:
    lines = [(page.address, text_of(e)) for page in pages for e in page.all("p") if e.get("class") == "follow-ways"]
    assert lines
    assert [(where, line) for where, line in lines if not re.match(r"\s*Get news of \S.*:", line)] == []


def test_nothing_is_left_unrendered(pages: list[Document]) -> None:
    for page in pages:
        for remnant in ("{{", "}}", "{%", "Undefined", "<built-in", "&lt;p&gt;", ">None<"):
            assert remnant not in page.source, f"{page.address}: {remnant}"


def test_funding_sentence_disclaimer_and_emblem_if_any_on_every_page(pages: list[Document], records: Portal) -> None:
    assert records.project.funding_said
    for page in pages:
        for sentence in records.project.funding_said:
            assert sentence in page.text, page.address
        emblems = [e for e in page.all("svg") if "funder-emblem" in e.get("class", "")]
        assert len(emblems) == records.project.by_the_eu, page.address
        for emblem in emblems:
            assert sum(1 for e in emblem.iter() if str(e.tag).endswith("polygon")) == 12


def test_every_record_has_its_page_with_its_name(pages: list[Document], records: Portal) -> None:
    by_address = {page.address: page for page in pages}
    found = [
        *records.every(School).values(),
        *records.every(Cluster).values(),
        *records.every(Country).values(),
        *records.every(CaseStudy).values(),
        *records.every(Resource).values(),
        *records.every(Event).values(),
        *records.every(News).values(),
        *records.every(Newsletter).values(),
        *records.every(Course).values(),
    ]
    assert len(found) > 10
    for record in found:
        page = by_address[f"/{record.path}"]
        assert text_of(next(page.all("h1"))).strip() == record.label
        assert "Sources" in page.text, page.address


def test_hubs_and_schools_link_to_each_other(pages: list[Document], records: Portal) -> None:
    links = {page.address: set(_links(page)) for page in pages}
    for cluster in records.every(Cluster).values():
        hub, country = f"/{cluster.path}", f"/{records.every(Country)[cluster.country].path}"
        assert {hub, country} <= links["/network/"] | {country}
        assert country in links[hub]
        assert hub in links[country]
        for school in records.view(Membership).members(cluster):
            assert f"/{school.path}" in links[hub]
            assert hub in links[f"/{school.path}"]
            assert f"/{school.path}" in links["/network/"]
        for case in records.view(Cases).about(cluster):
            assert f"/{case.path}" in links[hub]
            assert hub in links[f"/{case.path}"]


def test_linked_data_describes_each_page(pages: list[Document], records: Portal) -> None:
    types: dict[str, str | list[str]] = {
        "/": "WebSite",
        "/news/": "ItemList",
        "/library/": "ItemList",
        "/about/data/": "DataCatalog",
        "/training/": "ItemList",
        "/about/partners/": "ItemList",
    }
    for table, kind in (
        (records.every(School), "EducationalOrganization"),
        (records.every(Cluster), "Organization"),
        (records.every(Country), "ItemList"),
        (records.every(CaseStudy), "Article"),
        (records.every(Event), "EducationEvent"),
        (records.every(News), "NewsArticle"),
        (records.every(Newsletter), "PublicationIssue"),
        (records.every(Course), "Course"),
    ):
        types |= {f"/{record.path}": kind for record in table.values()}
    types |= {f"/{record.path}": ["LearningResource"] for record in records.every(Resource).values() if record.text}
    for course in records.every(Course).values():
        for module in course.modules if course.state == "open" else ():
            types[f"/{module_page(course, module)}"] = "LearningResource"
            types |= {f"/{unit_page(course, module, unit)}": "LearningResource" for unit in module.units}
    if records.optional(AdvisoryBoard) is not None:
        types["/advisory-board/"] = "Organization"
    by_address = {page.address: page for page in pages}
    for path, expected in types.items():
        assert by_address[path].linked_data[0]["@type"] == expected, path
    for page in pages:
        if page.address == "/404.html":
            continue
        trail = page.linked_data[-1]
        assert trail["@type"] == "BreadcrumbList"
        last = trail["itemListElement"][-1]
        assert last["item"].endswith(page.address), page.address
        for entry in trail["itemListElement"]:
            assert entry["item"].startswith("https://")


def test_breadcrumbs_lead_home(pages: list[Document]) -> None:
    for page in pages:
        if page.address in {"/", "/404.html"}:
            continue
        trail = next(nav for nav in page.all("nav") if nav.get("aria-label") == "Breadcrumbs")
        links = [link.get("href") for link in trail.iter("a")]
        assert links[0] == "/", page.address


def test_named_and_unnamed_add_up_on_the_home_page(pages: list[Document], records: Portal) -> None:
    home = next(page for page in pages if page.address == "/")
    named, hubs = (figure(records, figures_of(PARTS), name) for name in ("schools", "hubs"))
    assert 0 < named.value <= len(records.every(School))
    assert hubs.value == len(records.every(Cluster))
    for number in (named, hubs):
        assert f"{number.value} {number.label}" in home.text


def test_sitemap_names_every_page_once(site: Path, pages: list[Document]) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(urlsplit(url).path for url in listed) == sorted(p.address for p in pages if p.address != "/404.html")


def test_only_our_files_are_published(site: Path) -> None:
    kinds = Counter(file.suffix for file in site.rglob("*") if file.is_file())
    # Pieces of the search's index, each a file of its own kind.
    pieces = {".pagefind", ".pf_meta", ".pf_fragment", ".pf_index", ".pf_filter"}
    files = {".html", ".css", ".js", ".svg", ".png", ".webp", ".xml", ".json", ".opml", ".ics", ".csv", ".geojson"}
    files |= {".txt", ""}
    assert set(kinds) - pieces <= files | {".docx", ".odt", ".epub", ".pdf", ".bib", ".ris", ".imscc", ".md"}
    assert not list(site.rglob("*.jinja"))


def _digest(site: Path) -> dict[str, str]:
    files = [file for file in sorted(site.rglob("*")) if file.is_file()]
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_two_builds_are_byte_identical(network: Network, data: Path, site: Path, tmp_path: Path, build: Build) -> None:
    where = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "SOURCE_DATE_EPOCH": network.built_on}
    again = build(network.project(tmp_path, data), tmp_path / "again", **where)
    assert again.returncode == 0, again.stderr
    assert _digest(site) == _digest(tmp_path / "again")


def test_a_broken_record_stops_the_build_with_the_same_text_as_the_check(tmp_path: Path, build: Build) -> None:
    project = copy_of_project(tmp_path)
    schools = project / "data" / "schools.yaml"
    schools.write_text(schools.read_text(encoding="utf-8").replace("country: hr", "country: hrr", 1), encoding="utf-8")
    with pytest.raises(DataError) as error:
        inspection.read(project / "data", synthetic.DAY)
    result = build(project, tmp_path / "site", SOURCE_DATE_EPOCH=FIRST.built_on)
    assert result.returncode != 0
    folded = re.sub(r"\s+", "", result.stderr + result.stdout)
    for problem in error.value.problems:
        assert re.sub(r"\s+", "", str(problem)) in folded


def test_a_generated_page_never_replaces_a_hand_written_one(tmp_path: Path, build: Build) -> None:
    project = copy_of_project(tmp_path)
    taken = project / "docs" / "schools" / "be-mentor" / "index.md"
    taken.parent.mkdir(parents=True)
    taken.write_text("# Mine\n", encoding="utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode != 0
    assert "stands where a page is generated" in result.stderr


def test_a_page_cannot_switch_macros_on_for_itself(tmp_path: Path, build: Build) -> None:
    project = copy_of_project(tmp_path)
    planted = "---\ntitle: Planted\nrender_macros: true\n---\n# Planted\n{{ figure('hubs') }}\n"
    (project / "docs" / "about" / "planted.md").write_text(planted, encoding="utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode != 0
    assert "render_macros is not allowed" in result.stderr


def test_broken_front_matter_stops_the_build(tmp_path: Path, build: Build) -> None:
    project = copy_of_project(tmp_path)
    page = project / "docs" / "contribute" / "index.md"
    page.write_text("---\ntitle: [broken\n---\n# Contribute\n", encoding="utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode != 0
    assert "not valid YAML" in result.stderr


def test_a_renamed_hub_is_redirected(tmp_path: Path, build: Build) -> None:
    project = copy_of_project(tmp_path)
    clusters = project / "data" / "clusters.yaml"
    text = clusters.read_text(encoding="utf-8")
    clusters.write_text(text.replace("- id: hr-hub-1\n", "- id: hr-hub-1\n  formerly: [hr-hub-split]\n"), "utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "/hubs/hr-hub-split/* /hubs/hr-hub-1/:splat 301!" in (tmp_path / "site" / "_redirects").read_text("utf-8")


@pytest.mark.first_network
def test_the_form_for_the_advisory_board_opens_with_its_record(pages: list[Document], records: Portal) -> None:
    by_address = {page.address: page for page in pages}
    page = by_address["/advisory-board/"]
    (form,) = [form for form in page.all("form") if form.get("name") == "advisory-member"]
    assert form.get("data-netlify") == "true"
    assert form.get("method") == "post"
    assert form.get("action") in by_address
    fields = {field.get("name"): field for field in form.iter() if field.get("name")}
    assert fields["form-name"].get("value") == form.get("name")
    assert str(form.get("netlify-honeypot")) in fields
    assert "required" in fields["consent"].attrib
    assert fields["consent"].get("type") == "checkbox"
    board = records.single(AdvisoryBoard)
    assert board.open
    assert board.charter_url in _links(page)
    for words in (board.joining_open, board.controller, board.purpose, board.retention):
        assert " ".join(str(words).split()) in page.text
    assert f"{board.purpose} {board.retention} Responsible: {board.controller}." in by_address["/about/privacy/"].text


def test_there_is_no_form_while_the_board_is_closed(tmp_path: Path) -> None:
    made = framed.opened(synthetic.small(tmp_path), "https://portal.invalid/", synthetic.DAY)
    assert not made.portal.single(AdvisoryBoard).open
    for page in made.pages:
        assert 'name="advisory-member"' not in page.body(made.templates), page.path


@pytest.mark.parametrize("field", ["joining_open", "about_open", "now"])
def test_the_form_does_not_open_while_something_is_missing(tmp_path: Path, field: str) -> None:
    data = tmp_path / "data"
    FIRST.write(data)
    board = data / "advisory_board.yaml"
    board.write_text(re.sub(rf"(?m)^ *{field}: .*\n", "", board.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(DataError) as error:
        inspection.read(data, synthetic.DAY)
    assert [problem for problem in error.value.problems if field in str(problem)]
