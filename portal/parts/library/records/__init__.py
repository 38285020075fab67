"""Records of the library."""

from portal.parts.library.records.resource import FIRST_PAGE_END, Resource

__all__ = ["FIRST_PAGE_END", "Resource"]
