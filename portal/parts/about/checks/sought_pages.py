"""The words of the search lead to pages, each to one."""

from collections.abc import Collection, Iterator
from datetime import date

from portal.parts.about.checks.old_addresses import not_a_page
from portal.problem import Problem, shortened
from portal.reading.load import Records
from portal.records.search_words import SearchWords
from portal.words.typed import typed


def questions_have_one_answer(records: Records, day: date) -> Iterator[Problem]:
    """Nothing that is asked has two answers, and each page stands once among those that are sought."""
    for search in records.all(SearchWords):
        met: dict[tuple[str, ...], str] = {}
        for index, answer in enumerate(search.answers):
            for number, asked in enumerate(answer.asked):
                if (other := met.setdefault(typed(asked), answer.title)) != answer.title:
                    text = f'"{shortened(asked)}" is asked of "{shortened(other)}" too; keep it in one of the two'
                    yield records.problem("search", search.id, ["answers", index, "asked", number], text)
        pages = set[str]()
        for index, sought in enumerate(search.sought):
            if sought.page in pages:
                text = f'page: "{shortened(sought.page)}" is sought twice; put all its words into one entry'
                yield records.problem("search", search.id, ["sought", index, "page"], text)
            pages.add(sought.page)


def answers_lead_to_pages(records: Records, pages: Collection[str]) -> Iterator[Problem]:
    """The pages that the search names are there."""
    for search in records.all(SearchWords):
        named = [("answers", index, answer.page) for index, answer in enumerate(search.answers)]
        named += [("sought", index, sought.page) for index, sought in enumerate(search.sought)]
        for where, index, page in named:
            if text := not_a_page(page, pages):
                yield records.problem("search", search.id, [where, index, "page"], f"page: {text}")
