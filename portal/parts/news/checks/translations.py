"""Translations of news are in other languages."""

from collections.abc import Iterator
from datetime import date

from portal.parts.news.records import News
from portal.problem import Problem
from portal.reading.load import Records
from portal.words.language import ENGLISH


def translations_are_told_apart(records: Records, day: date) -> Iterator[Problem]:
    """No item has two translations into one language, or one into the language of the item itself."""
    for item in records.all(News):
        met: set[str] = set()
        for index, translation in enumerate(item.translations):
            code = translation.language
            text = None
            if code == (item.language or ENGLISH.tag):
                text = f'a translation is into "{code}", the language of the item itself; delete or correct it'
            elif code in met:
                text = f'there are two translations into "{code}"; keep one, or correct its language'
            if text:
                yield records.problem("news item", item.id, ["translations", index, "language"], text)
            met.add(code)
