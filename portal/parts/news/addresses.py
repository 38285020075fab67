"""Addresses of lists of news, below the site's root. They never change once published."""

from typing import Literal

from portal.parts.news.sections import NEWS


def news_archive(by: Literal["year", "country", "theme"], id: str) -> str:
    """Path of the archive of the news of a year, about a country or on a theme."""
    return f"{NEWS.path}{by}/{id}/"


CHRONICLE = f"{NEWS.path}chronicle/"
"""Address of the page that tells everything in the order in which it happened."""
