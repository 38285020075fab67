"""Records of news, chapters of the chronicle and issues of the newsletter."""

from portal.parts.news.records.chronicle_chapter import ChronicleChapter
from portal.parts.news.records.news_item import News
from portal.parts.news.records.newsletter import Newsletter

__all__ = ["ChronicleChapter", "News", "Newsletter"]
