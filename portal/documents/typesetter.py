"""A program that sets one document: it reads a job from standard input and writes the file to standard output.

Typst keeps all that it has set in memory, about 10 MB per document; a process releases it when it ends.
"""

import json
import sys
from datetime import datetime
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import Literal, TypedDict

import typst
from pypdf import PdfWriter
from pypdf.generic import StreamObject

MEMORY = 2 << 30
"""Maximum bytes of memory for one document; a long one needs a twentieth of it."""
_END = b"</rdf:Description>"


class Job(TypedDict):
    """The input, as JSON."""

    markup: str
    """The document in Typst markup."""
    form: Literal["pdf", "svg"]
    """The whole as PDF, or its first page as a drawing."""
    values: dict[str, str]
    """The values of sys.inputs."""
    fonts: str
    """The folder of the fonts."""
    time: str
    """The creation time in the file, in ISO 8601."""
    rights: str
    """The XMP that is added to its metadata."""


def typeset(job: Job, folder: str) -> bytes:
    """The PDF, or the drawing of the first page; ``folder`` is the only one that Typst may read.

    Raises typst.TypstError if it does not conform to PDF/UA, for example with a letter that no font has.
    """
    compiler = typst.Compiler(
        job["markup"].encode(),
        root=folder,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[job["fonts"]]),
        sys_inputs=job["values"],
    )
    if job["form"] == "svg":
        pages = compiler.compile(format="svg")
        first = pages[0] if isinstance(pages, list) else pages
        assert isinstance(first, bytes)
        return first
    made = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=datetime.fromisoformat(job["time"]))
    assert isinstance(made, bytes)
    # The output of Typst is unchanged; the update is appended (ISO 32000-1, section 7.5.6).
    writer = PdfWriter(BytesIO(made), incremental=True)
    metadata = writer.root_object["/Metadata"]
    assert isinstance(metadata, StreamObject)
    metadata.set_data(metadata.get_data().replace(_END, job["rights"].encode() + _END, 1))
    changed = BytesIO()
    writer.write(changed)
    return changed.getvalue()


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415
    except ImportError:  # on Windows
        return
    _now, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY if most < 0 else min(MEMORY, most), most))


if __name__ == "__main__":
    _limit_memory()
    job = json.load(sys.stdin.buffer)
    try:
        with TemporaryDirectory() as nothing:
            sys.stdout.buffer.write(typeset(job, nothing))
    except typst.TypstError as error:
        sys.exit(str(error))
