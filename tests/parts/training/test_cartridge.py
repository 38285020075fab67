"""Cartridges: learning platforms can read them, and get the questions that the records have."""

import os
import subprocess
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import html5lib
import pytest

from portal.parts.library.records import Resource
from portal.parts.training import lessons
from portal.parts.training.records import Course
from portal.parts.training.take_along.cartridge import MANIFEST, cartridge
from portal.parts.training.take_along.volume import volumes
from portal.site import Site
from tests.learning_platform import ASSESSMENT, PAGE, WEB_LINK, Cartridge, words
from tests.parts.training.cartridges import URL, VERSIONS, all_of, invented, question, quizzes_of, uploaded, with_course
from tests.project import ROOT

pytestmark = pytest.mark.build
HOSTILE = '<script>window.planted=1</script>&amp;]]><b title="x">{{ 7*191 }}</b>'


def test_every_course_and_module_is_a_cartridge_without_a_fault(small_site: Site) -> None:
    found = list(all_of(small_site))
    offered = [course for course in small_site.portal.every(Course).values() if course.offered]
    assert len(found) == 2 * sum(1 + len(course.modules) for course in offered) > 0
    for volume, read in found:
        assert read.faults() == [], volume.name


def test_the_invented_course_is_one_too(small_site: Site) -> None:
    made = with_course(small_site, invented())
    for volume in volumes(made, URL):
        assert uploaded(small_site.templates, volume).faults() == []


def test_versions_differ_in_names_only(small_site: Site) -> None:
    for volume in volumes(small_site.portal, URL):
        newer, older = (uploaded(small_site.templates, volume, version) for version in VERSIONS)
        assert list(newer.files) == list(older.files)
        for name, content in newer.files.items():
            renamed = content.replace(b"v1p3", b"v1p1").replace(b"1.3.0", b"1.1.0")
            assert renamed == older.files[name], name


def test_moodle_knows_its_version_by_the_first_500_bytes(small_site: Site) -> None:
    for volume in volumes(small_site.portal, URL):
        begin = uploaded(small_site.templates, volume, "1.1").files[MANIFEST][:500]
        assert b'xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"' in begin


def test_the_manifest_says_what_it_is(small_site: Site) -> None:
    for volume, read in all_of(small_site):
        general = "//*[local-name()='general']/*[local-name()="
        assert read.texts(f"{general}'title']") == [volume.title]
        assert read.texts(f"{general}'language']") == [volume.language]
        (description,) = read.texts(f"{general}'description']")
        assert volume.summary in description
        assert len(read.texts(f"{general}'keyword']")) >= len(volume.course.audience)
        (rights,) = read.texts("//*[local-name()='rights']/*[local-name()='description']")
        assert volume.course.edition is None or volume.course.edition in rights
        assert volume.licence.url is None or volume.licence.url in rights
        assert volume.portal.project.funding_statement in rights
        assert read.texts("//*[local-name()='dateTime']") == [volume.course.changed.isoformat()]
        (entity,) = read.texts("//*[local-name()='entity']")
        assert f"\nFN:{volume.credit}\n" in entity


def test_the_outline_is_that_of_the_course(small_site: Site) -> None:
    for volume, read in all_of(small_site):
        first, *folders = read.outline
        assert first.file == "about.html"
        if volume.module is None and volume.course.guide is not None:
            assert folders.pop().file == "guide.html"
        assert len(folders) == len(volume.modules)
        for module, folder in zip(volume.modules, folders, strict=True):
            assert folder.title.endswith(module.title)
            titles = [entry.title for entry in folder.entries if entry.kind == PAGE]
            units = [f"{unit.number} {unit.title}" for unit in module.units]
            assert titles[1 : 1 + len(units)] == units
            assert len([entry for entry in folder.entries if entry.kind == ASSESSMENT]) == (module.quiz is not None)
            links = [read.link(entry.file or "") for part in folder.entries for entry in part.entries]
            resources = dict.fromkeys(id for unit in module.units for id in unit.resources)
            assert links == [(volume.portal.every(Resource)[id].title, f"{URL}library/{id}/") for id in resources]
            assert {entry.kind for part in folder.entries for entry in part.entries} <= {WEB_LINK}


def test_pages_teach_what_the_portal_teaches(small_site: Site) -> None:
    for volume, read in all_of(small_site):
        units = {f"{unit.number} {unit.title}": unit for module in volume.modules for unit in module.units}
        pages = {entry.title: entry.file for part in read.outline for entry in part.all() if entry.kind == PAGE}
        for title, unit in units.items():
            source = read.files[pages[title] or ""].decode()
            page = " ".join(html5lib_text(source).split())
            if unit.text is not None:
                taught = words(str(lessons.html(volume.portal.texts[unit.text], URL)))
                assert taught in words(source.replace("\n", " ")), title
            for sentence in volume.statements:
                assert " ".join(sentence.split()) in page, title
            assert f'href="{URL}training/{volume.course.id}/' in source


def html5lib_text(source: str) -> str:
    return "".join(html5lib.parse(source, treebuilder="etree", namespaceHTMLElements=False).itertext())


def test_pages_stand_alone_and_link_to_whole_addresses(small_site: Site) -> None:
    for volume, read in all_of(small_site):
        for name, content in read.files.items():
            if not name.endswith(".html"):
                continue
            parser = html5lib.HTMLParser(namespaceHTMLElements=False)
            root = parser.parse(content.decode())
            assert parser.errors == [], name
            assert root.get("lang") == volume.language
            levels = [int(part.tag[1]) for part in root.iter() if str(part.tag) in {"h1", "h2", "h3", "h4"}]
            assert levels.count(1) == 1
            assert all(below <= above + 1 for above, below in pairwise(levels)), name
            for part in root.iter():
                assert str(part.tag) not in {"script", "img", "link", "iframe", "object", "embed"}, name
                if "href" in part.attrib:
                    assert part.attrib["href"].startswith(("https://", "http://", "mailto:", "#")), name


def test_hostile_text_stays_text(small_site: Site) -> None:
    answers = [{"text": f"{HOSTILE} {n}", "right": n == 1, "feedback": HOSTILE} for n in range(3)]
    course = invented(title=HOSTILE, summary=HOSTILE, provider=HOSTILE, edition=HOSTILE)
    (module, *_others) = course.model_dump(mode="json", exclude_none=True)["modules"]
    module |= {"title": HOSTILE, "focus": HOSTILE}
    module["objectives"][0]["text"] = HOSTILE
    module["units"] = [unit | {"title": f"{HOSTILE} {unit['number']}", "activity": HOSTILE} for unit in module["units"]]
    module["quiz"]["title"] = HOSTILE
    module["quiz"]["questions"] = [
        question(question=HOSTILE, type="single-choice", answers=answers, feedback=HOSTILE),
        question(id="o", question=HOSTILE, type="ordering", order=[f"{HOSTILE} {n}" for n in range(3)]),
        question(
            id="p", type="matching", pairs=[{"left": f"{HOSTILE} {n}", "right": f"{HOSTILE} {n}"} for n in range(3)]
        ),
    ]
    made = with_course(small_site, Course.model_validate(course.model_dump(mode="json") | {"modules": [module]}))
    for volume in volumes(made, URL):
        read = uploaded(small_site.templates, volume)
        assert read.faults() == []
        for name, content in read.files.items():
            text = content.decode()
            if name.endswith(".html"):
                root = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
                assert {str(part.tag) for part in root.iter()}.isdisjoint({"script", "b"}), name
                assert HOSTILE in "".join(root.itertext()), name
            assert "<script" not in text, name
            assert "1337" not in text, name
        ((_module, asked),) = quizzes_of(volume, read)
        single = html5lib.parseFragment(" ".join(asked[0].choices.values()), namespaceHTMLElements=False)
        assert len(asked[0].choices) == 3
        assert single is not None
        for item in asked:
            for text in item.item.xpath(".//*[local-name()='mattext']/text()"):
                parsed = html5lib.parseFragment(text, treebuilder="etree", namespaceHTMLElements=False)
                tags = {str(part.tag) for part in parsed.iter()} - {"DOCUMENT_FRAGMENT"}
                assert tags <= {"p", "strong"}, text


SCRIPT = """
import hashlib, sys
from pathlib import Path
from portal.parts.training.take_along.cartridge import cartridge
from portal.parts.training.take_along.books import book
from portal.parts.training.take_along.markdown_book import markdown
from portal.parts.training.take_along.volume import volumes
from portal.site import open_site
root = Path(sys.argv[1])
site = open_site(root, "https://portal.invalid/", folders=[root / "overrides"])
for volume in volumes(site.portal, site.url):
    made = [cartridge(site.templates, volume, version) for version in ("1.3", "1.1")]
    made += [markdown(volume).encode(), repr(book(volume)).encode()]
    print(*(hashlib.sha256(content).hexdigest() for content in made))
"""


def test_same_bytes_in_another_place_zone_and_order_of_sets(tmp_path: Path) -> None:
    printed = []
    for zone, seed, umask in (("UTC", "1", 0o022), ("Pacific/Auckland", "2", 0o077)):
        result = subprocess.run(
            [sys.executable, "-c", f"import os; os.umask({umask})\n{SCRIPT}", str(ROOT)],
            cwd=tmp_path,
            env={
                **os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONPATH": str(ROOT),
                "PYTHONUTF8": "1",
            },
            capture_output=True,
            text=True,
            check=True,
        )  # fmt: skip
        printed.append(result.stdout)
    assert printed[0] == printed[1]
    assert len(printed[0].split()) >= 16


def test_the_archive_keeps_nothing_of_the_machine(small_site: Site) -> None:
    for volume, read in all_of(small_site):
        day = volume.course.changed
        for entry in read.archive.infolist():
            assert entry.date_time == (day.year, day.month, day.day, 12, 0, 0)
            assert (entry.create_system, entry.external_attr) == (3, 0o644 << 16)


def changed(content: bytes, name: str, change: Any) -> bytes:
    """A cartridge with one file changed; ``change`` gives its bytes anew, or None to leave it out."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(written, "w") as new:
        for entry in old.infolist():
            kept = old.read(entry) if entry.filename != name else change(old.read(entry))
            if kept is not None:
                new.writestr(entry, kept)
    return written.getvalue()


def swapped(old: str, new: str) -> Any:
    def change(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), 1)

    return change


@pytest.mark.parametrize(
    ("name", "change", "fault"),
    [
        ("about.html", lambda _old: None, "about.html is listed and not there"),
        (MANIFEST, swapped('<file href="about.html"/>', ""), "<resource> holds nothing"),
        (MANIFEST, swapped('identifier="R-about.html"', 'identifier="I"'), "identifier I twice"),
        (MANIFEST, swapped('identifier="I-1"', 'identifier="1"'), "1 is no XML name"),
        (MANIFEST, swapped("<title>About this course</title>", ""), "item I-1 has no title"),
        (MANIFEST, swapped('identifierref="R-about.html"', 'identifierref="R-x"'), "item I-1: R-x"),
        (MANIFEST, swapped("rooted-hierarchy", "tree"), "structure"),
        (MANIFEST, swapped("imsccv1p3/imscp_v1p1", "imsccv1p2/imscp_v1p1"), "namespaces"),
        (MANIFEST, swapped("</lomimscc:general>", "</lomimscc:general><lomimscc:general/>"), "<lom> holds"),
        ("module-1/quiz.xml", swapped("cc.true_false.v0p1", "cc.matching.v0p1"), "field cc_profile: cc.matching.v0p1"),
        ("module-1/quiz.xml", swapped(">a1</varequal>", ">a9</varequal>"), "a test of what cannot be answered"),
        ("module-1/quiz.xml", swapped('linkrefid="general"', 'linkrefid="b"'), "feedback without a trigger"),
        ("module-1/quiz.xml", swapped("<rubric>", "<rubric/><rubric>"), "<assessment> holds"),
    ],
)
def test_the_platform_finds_planted_faults(small_site: Site, name: str, change: Any, fault: str) -> None:
    (volume, *_modules) = volumes(with_course(small_site, invented()), URL)
    content = cartridge(small_site.templates, volume, "1.3")
    assert Cartridge(content).faults() == []
    found = Cartridge(changed(content, name, change)).faults()
    assert any(fault in line for line in found), found


def test_the_platform_finds_a_file_that_is_not_listed(small_site: Site) -> None:
    (volume, *_modules) = volumes(with_course(small_site, invented()), URL)
    content = BytesIO(cartridge(small_site.templates, volume, "1.3"))
    with ZipFile(content, "a", ZIP_DEFLATED) as archive:
        archive.writestr("stray.html", "stray")
    assert Cartridge(content.getvalue()).faults() == [
        "stray.html is there and not listed",
        "packed files differ between versions of zlib",
    ]
