"""Courses as files to take along: books, Markdown, and IMS Common Cartridge for learning platforms.

A course that is offered here, and each of its modules, is a volume. The texts of a volume are put together once, in
Markdown; books, the Markdown file and the pages of a cartridge are made from these. The same records give the same
bytes on every machine.
"""

from portal.parts.training.take_along.offers import CourseDownloads, CourseFile, CourseFiles

__all__ = ["CourseDownloads", "CourseFile", "CourseFiles"]
