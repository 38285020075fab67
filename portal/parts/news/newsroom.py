"""News and issues of the newsletter in the order in which readers meet them."""

from portal.parts.network.records import Country
from portal.parts.news.records import News, Newsletter
from portal.portal import Portal, grouped
from portal.records.base import latest_first
from portal.records.vocabulary import VocabularyTerm


class Newsroom:
    """The news of one portal. ``portal.view(Newsroom)`` has what was looked up already."""

    def __init__(self, portal: Portal) -> None:
        self.latest = latest_first(portal.every(News).values())
        """All news, what happened last first."""
        issues = portal.every(Newsletter).values()
        self.issues = tuple(sorted(issues, key=lambda issue: (issue.end, issue.id), reverse=True))
        """All issues of the newsletter, the latest period first."""
        self._by_country = grouped((code, item) for item in self.latest for code in portal.countries_of(item))
        self._by_theme = grouped((id, item) for item in self.latest for id in item.themes)

    def about(self, country: Country) -> tuple[News, ...]:
        """The news about a country, the latest first. News about all countries is not among them."""
        return self._by_country.get(country.id, ())

    def on(self, theme: VocabularyTerm) -> tuple[News, ...]:
        """The news on a theme, the latest first."""
        return self._by_theme.get(theme.id, ())
