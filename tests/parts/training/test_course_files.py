"""Courses as files to take along: what they hold, what they say about themselves, and that each is made once."""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from portal.building.kept import Kept
from portal.documents import Shelf, Style
from portal.documents.literal import literal
from portal.frame.components import EuropeanEmblem
from portal.parts.training import quizzes
from portal.parts.training.addresses import module_page
from portal.parts.training.records import Course
from portal.parts.training.take_along import CourseFile, CourseFiles
from portal.parts.training.take_along.books import book
from portal.parts.training.take_along.chapters import chapters
from portal.parts.training.take_along.volume import Volume, volumes
from portal.portal import Portal
from portal.site import Site
from tests import classroom, synthetic
from tests.document import Document
from tests.learning_platform import words
from tests.project import ROOT

pytestmark = pytest.mark.build

URL = "https://portal.invalid/"
EDITION = "An edition for tests; compiled by nobody"
TEXT = "What [we](SITE:/cases/) teach.\n\n## A part\n\n- ☐ One\n\n### Below\n\nMore.\n"
FORMATS = (".epub", ".pdf", ".docx", ".odt", ".md", "-moodle.imscc", ".imscc")


def invented(**changes: Any) -> Course:
    """The first invented course, with an edition and a guide, changed."""
    written = classroom.COURSES[0].model_dump(mode="json", exclude_none=True)
    return Course.model_validate(written | {"edition": EDITION, "guide": "guide.md", **changes})


def portal_with(site: Site, *courses: Course) -> Portal:
    texts = {name: TEXT for course in courses for name in course.texts_named}
    found = synthetic.holding(site.portal, Course, {course.id: course for course in courses})
    return replace(found, texts={**site.portal.texts, **texts})


def files_of(site: Site, made: Portal, cache: Path) -> CourseFiles:
    style = Style(ROOT / "overrides" / "documents", site.templates.filled(EuropeanEmblem()))
    return CourseFiles(made, site.templates, Shelf(style, Kept(cache)), URL)


@pytest.fixture(scope="module")
def made(small_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, CourseFile]:
    """The files of the invented course and of its first module, by the end of their names."""
    course = invented()
    files = files_of(small_site, portal_with(small_site, course), tmp_path_factory.mktemp("cache"))
    whole = {f"course{end}": file for end, file in zip(FORMATS, files.of(course), strict=True)}
    return whole | {
        f"module{end}": file for end, file in zip(FORMATS, files.of(course, course.modules[0]), strict=True)
    }


def content(download: CourseFile) -> bytes:
    return download.content.read_bytes() if isinstance(download.content, Path) else download.content


def parts_of(archive: bytes, *endings: str) -> Iterator[str]:
    with ZipFile(BytesIO(archive)) as opened:
        yield from (opened.read(name).decode() for name in opened.namelist() if name.endswith(endings))


def text_in(name: str, download: CourseFile) -> str:
    """What a reader of the file sees, on one line."""
    held = content(download)
    if name.endswith(".pdf"):
        return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(held)).pages).split())
    if name.endswith(".md"):
        return " ".join(re.sub(r"\\(?=\W)", "", held.decode()).split())
    ending = {".docx": "word/document.xml", ".odt": "content.xml"}.get(Path(name).suffix, "html")
    spaced = (re.sub(r"<text:s\b[^>]*/>", " ", part) for part in parts_of(held, ending))
    return words(
        " ".join(
            re.sub(r"</?(w:t|w:r|text:span|text:a|w:hyperlink|w:rPr|w:rStyle)\b[^>]*>", "", part) for part in spaced
        ).replace("\n", " ")
    )


@pytest.mark.parametrize("whole", ["course", "module"])
@pytest.mark.parametrize("end", FORMATS)
def test_every_file_says_what_must_be_said_with_it(
    whole: str, end: str, made: Mapping[str, CourseFile], small_site: Site
) -> None:
    text = text_in(f"{whole}{end}", made[f"{whole}{end}"])
    course, project = invented(), small_site.portal.project
    licence = small_site.portal.licences[course.licence]
    assert f"{EDITION}." in text
    assert course.provider in text
    assert licence.short in text
    assert licence.reuse in text
    assert all(said in text for said in project.funding_said)
    page = course.path if whole == "course" else module_page(course, course.modules[0])
    held = content(made[f"{whole}{end}"])
    everything = held.decode("utf-8", "ignore") + text
    everything += "".join(parts_of(held, ".xml", ".rels", "html", ".opf")) if held[:2] == b"PK" else ""
    if end != ".pdf":  # there it stands in the links, which the text does not have
        assert f"{URL}{page}" in everything
        assert licence.url is not None
        assert licence.url in everything


@pytest.mark.parametrize("whole", ["course", "module"])
@pytest.mark.parametrize("end", [".epub", ".pdf", ".docx", ".odt", ".md"])
def test_books_hold_units_quizzes_and_peer_review(whole: str, end: str, made: Mapping[str, CourseFile]) -> None:
    text = text_in(f"{whole}{end}", made[f"{whole}{end}"])
    course = invented()
    for module in course.modules if whole == "course" else course.modules[:1]:
        assert module.title in text
        places = [text.rindex(f"{unit.number} {unit.title}") for unit in module.units]
        assert places == sorted(places)
        assert module.quiz is not None
        assert module.peer_review is not None
        assert text.count(module.quiz.title) >= 2
        assert module.peer_review.product in text
        for question in module.quiz.questions:
            assert text.count(question.question) >= 2, "once to answer, once with the answers"
    assert "SITE:" not in text
    assert "A part" in text


def test_paths_labels_and_sizes(made: Mapping[str, CourseFile]) -> None:
    course = invented()
    for end in FORMATS:
        assert made[f"course{end}"].path == f"training/{course.id}/{course.id}{end}"
        assert made[f"module{end}"].path == f"training/{course.id}/module-1/{course.id}-module-1{end}"
    assert len({file.label for file in made.values()}) == len(FORMATS)
    assert all(file.bytes == len(content(file)) > 0 for file in made.values())


def test_a_file_is_made_once(small_site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = invented(modules=[])
    assert not course.offered
    one = invented(id="one", modules=[module_of(0)])
    first = files_of(small_site, portal_with(small_site, course, one), tmp_path / "cache")
    kept = dict(first.files())
    assert {path.split("/")[1] for path in kept} == {"one"}
    assert first.of(course) == ()
    monkeypatch.setattr("portal.documents.writer.document", lambda *_: pytest.fail("made again"))
    assert dict(files_of(small_site, portal_with(small_site, course, one), tmp_path / "cache").files()) == kept
    other = invented(id="one", modules=[module_of(0)], title="Another title")
    with pytest.raises(pytest.fail.Exception):
        files_of(small_site, portal_with(small_site, other), tmp_path / "cache").files()


def module_of(place: int, **changes: Any) -> dict[str, Any]:
    modules = invented().model_dump(mode="json", exclude_none=True)["modules"]
    return {**modules[place], **changes}


def test_the_same_source_again_gives_the_same_files(
    made: Mapping[str, CourseFile], small_site: Site, tmp_path: Path
) -> None:
    course = invented()
    again = files_of(small_site, portal_with(small_site, course), tmp_path / "cache").of(course)
    assert [content(file) for file in again] == [content(made[f"course{end}"]) for end in FORMATS]


# Chapters


def test_chapters_of_a_course_are_its_modules_and_those_of_a_module_its_units(small_site: Site) -> None:
    course = invented()
    whole, first, _second = volumes(portal_with(small_site, course), URL)
    outline = [(chapter.level, chapter.title) for chapter in chapters(whole)]
    assert [title for level, title in outline if level == 1] == [
        "Module 1: Čas; učenje, 1",
        "Module 2: Čas; učenje, 2",
        "Answers to the quizzes",
        "Guide for those who lead a group",
    ]
    assert outline[1] == (2, "1.0 Unit 0 of module 1")
    assert outline[4:6] == [(2, "Quiz of module 1"), (2, "Peer review")]
    assert [(chapter.level, chapter.title) for chapter in chapters(first)] == [
        (1, "1.0 Unit 0 of module 1"),
        (1, "1.1 Unit 1 of module 1"),
        (1, "1.2 Unit 2 of module 1"),
        (1, "Quiz of module 1"),
        (1, "Peer review"),
        (1, "Answers: Quiz of module 1"),
    ]


def test_questions_on_paper_give_no_answer_away(small_site: Site) -> None:
    for volume in volumes(small_site.portal, URL):
        for module in volume.modules:
            if module.quiz is None:
                continue
            told = {chapter.title: words(chapter.body) for chapter in chapters(volume)}
            asked, answered = told[module.quiz.title], told[f"Answers: {module.quiz.title}"]
            for question in module.quiz.questions:
                feedback = [answer.feedback for answer in question.answers] + [question.feedback]
                for said in filter(None, feedback):
                    assert literal(said) not in asked
                    assert literal(said) in answered
                if listed := question.order or tuple(pair.right for pair in question.pairs):
                    places = [asked.index(literal(text)) for text in listed]
                    assert places != sorted(places), "not in the right order"
            assert asked.count("☐") == sum(len(question.answers) for question in module.quiz.questions)
            mark = volume.course.pass_mark
            assert mark is not None
            assert f"at least {quizzes.needed(module.quiz, mark)} of {len(module.quiz.questions)} points" in asked


# In the site


@pytest.mark.first_network
def test_the_site_offers_every_file(site: Path, pages: list[Document], records: Portal) -> None:
    shown = {page.address: page for page in pages}
    checked = 0
    for course in records.every(Course).values():
        places = [(course.path, course.id)]
        places += [(module_page(course, module), f"{course.id}-{module.id}") for module in course.modules]
        for path, name in places if course.offered else ():
            page = shown[f"/{path}"]
            for end in FORMATS:
                file = site / path / f"{name}{end}"
                assert file.is_file(), file
                assert any(link.get("href", "").endswith(f"/{path}{name}{end}") for link in page.all("a")), file
                checked += 1
            text = (site / path / f"{name}.md").read_text(encoding="utf-8")
            assert text.startswith("---\ntitle: "), "published as it is, not as a page"
            assert not (site / path / name).exists()
    assert checked >= 2 * len(FORMATS)


def test_books_of_courses_are_made_from_all_their_texts(small_site: Site) -> None:
    for volume in volumes(small_site.portal, URL):
        source = book(volume)
        everything = source.body + "".join(chapter.body for chapter in source.chapters)
        names = [unit.text for module in volume.modules for unit in module.units]
        names += [volume.course.intro, volume.course.guide] if volume.module is None else []
        for name in filter(None, names):
            assert small_site.portal.texts[name].replace("SITE:/", URL).strip() in everything


def test_a_course_without_edition_quiz_or_guide(small_site: Site, tmp_path: Path) -> None:
    written = invented().model_dump(mode="json", exclude_none=True)
    for name in ("edition", "guide", "pass_mark", "language"):
        del written[name]
    module = module_of(0)
    del module["quiz"], module["peer_review"]
    module["units"] = [{"id": "only", "title": "Only", "text": "unit.md"}, {"id": "outline", "title": "Outline"}]
    course = Course.model_validate(written | {"modules": [module]})
    bare = portal_with(small_site, course)
    volume: Volume = next(volumes(bare, URL))
    assert volume.language == "en"
    assert [chapter.title for chapter in chapters(volume)] == ["Module 1: Čas; učenje, 1", "1.0 Only", "1.1 Outline"]
    assert all(file.bytes for file in files_of(small_site, bare, tmp_path).of(course))


def test_hostile_text_is_inert_in_every_book(small_site: Site, tmp_path: Path) -> None:
    hostile = '<script>x</script> #read("/etc/passwd") ![a](file:///etc/passwd) \\write18{x} ]]> | **b'
    module = module_of(0, title=hostile, focus=hostile.replace("![a](file:///etc/passwd)", ""))
    module["quiz"]["title"] = hostile
    module["quiz"]["questions"][0]["question"] = hostile
    module["peer_review"]["product"] = hostile
    course = invented(title=hostile, summary=hostile, provider=hostile, edition=hostile, modules=[module])
    files = files_of(small_site, portal_with(small_site, course), tmp_path).of(course)
    shutil.rmtree(tmp_path / "x", ignore_errors=True)
    for file in files:
        held = content(file)
        assert b"root:" not in held
        if held[:2] == b"PK":
            everything = "".join(parts_of(held, ".xml", ".xhtml", ".html", ".opf", ".rels"))
            assert "<script" not in everything
            assert 'src="file:' not in everything
            assert 'href="file:' not in everything
