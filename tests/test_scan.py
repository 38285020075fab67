"""What could act is found in a site: each of these is a file that must not pass."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests import scan

EVENT = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\n{}END:VEVENT\r\nEND:VCALENDAR\r\n"
BAD = {
    "on.html": "<p onclick=x>",
    "script.html": "<script>x</script>",
    "other-script.html": '<script src="https://school.eu/x.js"></script>',
    "data.html": '<script type="application/ld+json">{"a": "<b>"}</script>',
    "link.html": "<a href='javascript:x'>x</a>",
    "picture.html": "<img src='https://school.eu/x.png'>",
    "planted.html": "<a href='https://planted.invalid/'>x</a>",
    "mail.html": "<a href='mailto:a@b.eu?BCC=c@d.eu'>x</a>",
    "refresh.html": "<meta http-equiv=refresh content=0>",
    "base.html": "<base href=/x/>",
    "frame.html": "<iframe></iframe>",
    "marquee.html": "<marquee>",
    "form.html": "<form action=https://school.eu/>",
    "svg.html": "<svg><script>x</script></svg>",
    "feed.xml": "<rss><description>&lt;img src=x onerror=x&gt;</description></rss>",
    "entity.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
    "broken.xml": "<x>",
    "drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg"><set attributeName="href"/></svg>',
    "load.svg": '<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>',
    "feed.json": '{"items": [{"content_html": "<script>x</script>"}]}',
    "broken.json": "{",
    "alarm.ics": EVENT.format("BEGIN:VALARM\r\nEND:VALARM\r\n"),
    "guest.ics": EVENT.format("ATTENDEE:mailto:a@b.eu\r\n"),
    "lines.ics": EVENT.format("").replace("\r\n", "\n"),
    "cells.csv": "a\r\n=1+1\r\n",
    "semicolon.csv": "a\r\nwords; @x\r\n",
    "rows.csv": "a\r\n1,2\r\n",
    "command.bib": "@misc{a,\n  title = {{\\input{x}}},\n}\n",
    "entries.bib": "@misc{a,\n}\n@misc{b,\n}\n",
    "end.ris": "TY  - ELEC\r\nER  - \r\nTY  - ELEC\r\nER  - \r\n",
    "line.ris": "TY  - ELEC\r\nXX  - x\r\nER  - \r\n",
    "course.md": "---\na: b\n---\n<b>x</b>\n",
    "robots.txt": "User-agent: *\nDisallow: /\n",
    "_redirects": "/a https://planted.invalid/ 301\n",
    "_headers": "/*\n  Set-Cookie: x\n",
    "new.xyz": "",
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_could_act_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name].encode())
    assert any(found.startswith(f"{name}: ") for found in scan.faults(tmp_path))


@pytest.mark.parametrize(
    ("name", "part", "content"),
    [
        ("a.docx", "word/document.xml", '<w:p xmlns:w="w"><w:instrText>DDEAUTO x</w:instrText></w:p>'),
        (
            "b.docx",
            "word/_rels/a.rels",
            '<R><Relationship TargetMode="External" Type="x/image" Target="https://a/"/></R>',
        ),
        ("c.docx", "word/vbaProject.bin", ""),
        ("d.odt", "content.xml", '<a xmlns:x="x" x:href="javascript:x"/>'),
        ("e.epub", "EPUB/a.xhtml", "<html><script>x</script></html>"),
        ("f.imscc", "a.html", "<p onclick=x>"),
        ("g.imscc", "a.xml", '<mattext texttype="text/html">&lt;script&gt;</mattext>'),
    ],
)
def test_a_part_of_a_document_that_could_act_is_named(name: str, part: str, content: str, tmp_path: Path) -> None:
    with ZipFile(tmp_path / name, "w") as archive:
        archive.writestr(part, content)
    assert scan.faults(tmp_path) != []


def test_a_pdf_that_could_act_is_named(tmp_path: Path) -> None:
    file, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(10, 10)
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")})
    writer.root_object[NameObject("/OpenAction")] = action
    writer.write(file)
    (tmp_path / "a.pdf").write_bytes(file.getvalue())
    assert any("/JavaScript" in found for found in scan.faults(tmp_path))
