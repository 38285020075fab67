"""Records of the library."""

from portal.parts.library.records.resource import Resource

__all__ = ["Resource"]
