"""What the search understands: the rules of asking.js, and the file of words that the build makes."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from portal.frame.page import PageFacts
from portal.frame.sections import OTHER
from portal.host import understanding
from portal.portal import Portal
from portal.words.typed import typed
from tests import synthetic
from tests.project import ROOT
from tools.server import Server


@pytest.fixture
def asking(page: Page, server: Server) -> Any:
    """Calls a function of asking.js: asking(name, *arguments)."""
    page.goto(server.url + "/about/")
    source = page.locator("#search-box").get_attribute("data-asking")
    call = "async ([source, name, given]) => (await import(source))[name](...given)"
    return lambda name, *given: page.evaluate(call, [source, name, given])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("HR-1", ["hr", "1"]),
        (" school–to–school ", ["school", "to", "school"]),
        ("and/or", ["and", "or"]),
        ("unit 1.3", ["unit", "13"]),
        ("L’Istituto d'Arte", ["l", "istituto", "d", "arte"]),
        ("OŠ Đakovo, Łódź", ["os", "dakovo", "lodz"]),
        ("  ", []),
    ],
)
def test_words_of_a_query(asking: Any, text: str, words: list[str]) -> None:
    assert asking("words", text) == words


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("27 August 2021", "27 August 2021"),
        ("2021-08-27", "27 August 2021"),
        ("27. 8. 2021", "27 August 2021"),
        ("27/08/2021", "27 August 2021"),
        ("27. kolovoza 2021", "27. August 2021"),
        ("prosinec 2022", "December 2022"),
        ("7.13.2021", "7.13.2021"),
        ("march", "march"),
        ("module 3", "module 3"),
    ],
)
def test_dates_are_asked_for_as_pages_write_them(asking: Any, text: str, written: str) -> None:
    found = asking("dated", text, ["en", "nl", "hr", "cs", "hu", "it", "pt"])
    assert " ".join(found.split()) == written


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("traning", "training"),
        ("rewiev", "review"),
        ("rewied", None),
        ("questionare", "questionnaire"),
        ("sertificate", "certificate"),
        ("osijeku", "osijek"),
        # Of two that are as near, the one that begins as it was typed.
        ("trainint", "training"),
        ("xraining", None),
        ("hubb", None),
        ("trainingsplan", None),
    ],
)
def test_a_misspelt_word_is_mended(asking: Any, written: str, word: str | None) -> None:
    listed = ["certificate", "hub", "osijek", "questionnaire", "review", "draining", "training"]
    assert asking("meant", written, listed) == word


@pytest.mark.parametrize(
    "forms",
    [
        ("split", "splitu", "splita", "splitom"),
        ("zadar", "zadra", "zadru"),
        ("rijeka", "rijeci", "rijeke"),
        ("louny", "lounech"),
        ("kaposvar", "kaposvaron"),
        ("iskola", "iskolak", "iskolaban"),
        ("scuola", "scuole"),
        ("formacao", "formacoes"),
    ],
)
def test_forms_of_a_word_have_something_in_common(page: Page, server: Server, forms: tuple[str, ...]) -> None:
    """With the endings that the real record lists."""
    record = yaml.safe_load((ROOT / "data" / "search.yaml").read_text(encoding="utf-8"))
    endings = sorted({"".join(typed(end)) for one in record["endings"] for end in one["endings"]})
    page.goto(server.url + "/about/")
    source = page.locator("#search-box").get_attribute("data-asking")
    found = page.evaluate(
        """async ([source, forms, endings]) => {
        const { common } = await import(source);
        return forms.map((word) => common(word, new Set(endings))) }""",
        [source, list(forms), endings],
    )
    assert len(set(found)) == 1, found


FILE = {
    "small": ["a", "be", "to"],
    "beside": ["school", "mentor", "find"],
    "endings": ["a", "e", "s", "u"],
    "places": ["croatia"],
    "languages": ["en"],
    "words": "tablets",
    "pages": 10,
    "answers": [
        {"title": "Join", "page": "join/", "asked": ["join", "be a mentor"], "anywhere": True},
        {"title": "Find", "page": "find/", "asked": ["mentor", "find a school"]},
        {"title": "Cost", "page": "cost/", "asked": ["cost", "how much"], "anywhere": True},
    ],
}


@pytest.mark.parametrize(
    ("query", "loose", "title"),
    [
        ("join", [], "Join"),
        ("join a school", [], "Join"),
        ("join croatia", [], "Join"),
        ("costs", [], "Cost"),
        # Two answers: that of which more is said, and the first.
        ("how much to join", [], "Cost"),
        ("mentor", [], "Find"),
        ("find mentor croatia", [], None),
        # Of the words of a phrase that say nothing, all are needed.
        ("be a mentor", [], "Join"),
        ("school", [], None),
        ("join tablets", [], None),
        ("join everywhere", ["everywhere"], "Join"),
        ("join everywhere quickly", ["everywhere", "quickly"], None),
        ("mentor everywhere", ["everywhere"], None),
    ],
)
def test_answers_to_what_many_ask(page: Page, server: Server, query: str, loose: list[str], title: str | None) -> None:
    page.goto(server.url + "/about/")
    source = page.locator("#search-box").get_attribute("data-asking")
    found = page.evaluate(
        """async ([source, file, words, loose]) => {
        const asking = await import(source);
        return asking.answer(words, asking.learnt(file), loose)?.title ?? null }""",
        [source, FILE, query.split(), loose],
    )
    assert found == title


def page(path: str, *names: str, title: str = "X") -> PageFacts:
    return PageFacts(path=path, title=title, description="", section=OTHER, parents=(), linked_data={}, names=names)


def test_the_file_of_words_does_not_grow_with_the_site(records: Portal) -> None:
    known = records.view(understanding.Understanding)
    many = [page(f"schools/{number}/", title=f"Gimnazija{number}x") for number in range(5_000)]
    said = json.loads(known.file(many))
    words = said["words"].split()
    assert len(words) == understanding.MOST_WORDS
    assert {"osnovna", "zastita"} <= set(words)
    # What is asked of an answer stands with the answer.
    assert "kapcsolat" not in words
    assert "kapcsolat" in {word for one in said["answers"] for asked in one["asked"] for word in asked.split()}
    assert said["pages"] == 5_000


def test_types_of_school_are_said_of_schools_of_their_language(records: Portal) -> None:
    known = records.view(understanding.Understanding)
    named = {code: page(f"schools/{code}-x/", "OŠ Nova") for code in ("hr", "be")}
    said = {code: set(known.also(PageFacts(**{**vars(one), "country": code}))) for code, one in named.items()}
    assert said["hr"] == {"osnovna škola", "OŠ"}
    assert said["be"] == set()


@pytest.mark.parametrize("entry", ["answers", "sought"])
def test_a_page_that_is_not_there_is_named(tmp_path: Path, entry: str) -> None:
    record = {
        "answers": "answers:\n  - title: Write\n    page: /about/contacts/\n    asked: [contact]\n",
        "sought": "sought:\n  - page: /about/contacts/\n    words: [contact]\n",
    }
    data = synthetic.small(tmp_path, {"search.yaml": record[entry]})
    (problem,) = synthetic.problems(data, docs=synthetic.hand_written(tmp_path))
    assert 'search: page: "/about/contacts/" is not a page of this site' in problem
