"""Records of news and issues of the newsletter."""

from portal.parts.news.records.news_item import News
from portal.parts.news.records.newsletter import Newsletter

__all__ = ["News", "Newsletter"]
