"""Sheets of our own on paper: printed from the browser, none takes more pages than its PDF has."""

import io
from pathlib import Path

from playwright.sync_api import Page, PdfMargins
from pypdf import PdfReader

from portal.parts.library.records import Resource
from portal.portal import Portal
from tools.server import Server

MARGINS: PdfMargins = {"top": "10mm", "bottom": "10mm", "left": "10mm", "right": "10mm"}


def test_a_sheet_prints_on_the_pages_that_its_pdf_has(page: Page, server: Server, site: Path, records: Portal) -> None:
    longer = []
    for resource in records.every(Resource).values():
        pdf = site / resource.path / f"{resource.id}.pdf"
        if not resource.own or not pdf.is_file():
            continue
        page.goto(f"{server.url}/{resource.path}")
        printed = len(PdfReader(io.BytesIO(page.pdf(format="A4", margin=MARGINS))).pages)
        if printed > len(PdfReader(pdf).pages):
            longer.append(resource.id)
    assert longer == []
