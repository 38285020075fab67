"""What nobody has said of a resource is not what is for all: in pages, filters, programs' files and citations."""

import json
import re
from pathlib import Path

from portal.parts.library import amb, api, linked_data, pages
from portal.parts.library.citations import attribution, citation
from portal.parts.library.holdings import Holdings
from portal.parts.library.records import Resource
from portal.site import Site
from tests.generated import body, text
from tests.parts.library.written_resources import URL, record, site

NOT_STATED = """\
- id: not-stated
  name: Licence not stated
  short: Not stated
  stated: false
  reuse: "Nobody has said what may be done with it. By law that means: ask."
  sources: [annual-report]
"""
MIT = """\
- id: MIT
  name: MIT License
  short: MIT
  url: https://opensource.org/license/mit
  share: true
  change: true
  commercial: true
  reuse: You may do anything with it if you keep its notice.
  sources: [annual-report]
"""
LEVELS = """\
- id: upper-secondary
  label: Upper secondary
  description: The last years.
  sources: [annual-report]

- id: either
  label: Secondary, which is not stated
  description: One of two.
  covers: [secondary, upper-secondary]
  sources: [annual-report]

- id: all
  label: All school levels
  description: Every level.
  covers: [primary, secondary, upper-secondary]
  sources: [annual-report]
"""
SILENT = """\
- id: silent
  title: Silent
  summary: Nobody has said much of it.
  type: checklist
  licence: not-stated
  published: 2021-10-20
  url: https://schools.example.eu/silent
  sources: [annual-report]
"""
ADDRESS = "  url: https://schools.example.eu/sheet"


def _site(folder: Path, *resources: str) -> Site:
    files = {"licences/new": NOT_STATED + "\n" + MIT, "vocabularies/levels/new": LEVELS}
    return site(folder, *resources, **files)


def test_what_is_not_said_is_said_to_be_so(tmp_path: Path) -> None:
    made = _site(tmp_path, SILENT)
    page = body(made, "library/silent/")
    for heading in ("For whom", "School levels", "Language", "Author"):
        assert f'<dt>{heading}</dt><dd class="not-told">Not stated</dd>' in page
    assert "All rights reserved" not in page and "You may not" not in text(page)
    assert "By law that means: ask." in text(page)
    assert 'href="/library/#licence-not-stated"' in page


def test_programs_get_null_and_no_licence(tmp_path: Path) -> None:
    portal = _site(tmp_path, SILENT).portal
    silent = portal.every(Resource)["silent"]
    item = api.resource(portal, silent, URL)
    assert (item.licence, item.licences, item.audience, item.levels) == (None, (), None, None)
    assert (item.languages, item.authors) == (None, None)
    for data in (linked_data.resource(portal, silent, URL, ()), amb.resource(portal, silent, URL, ())):
        assert data.keys().isdisjoint({"license", "inLanguage", "audience", "author", "creator"})


def test_citations_say_nothing_that_nobody_has_said(tmp_path: Path) -> None:
    portal = _site(tmp_path, SILENT, record("two", title="Two", languages="[hr, en]")).portal
    silent, two = (portal.every(Resource)[id] for id in ("silent", "two"))
    cited = citation(portal, silent, URL)
    assert cited.text == "Silent [Checklist] (no date). https://schools.example.eu/silent"
    for made in (cited.bibtex(), cited.ris(), cited.csl(), attribution(portal, silent, URL)):
        assert "icence" not in made and "author" not in made
    cited = citation(portal, two, URL)
    assert "language" not in cited.bibtex() + cited.csl() and "LA  - " not in cited.ris()


def test_all_is_written_on_purpose_and_answers_to_each(tmp_path: Path) -> None:
    resources = (
        record("every", title="Every", levels="all", more=ADDRESS + "/1"),
        record("some", title="Some", levels="[either]", more=ADDRESS + "/2"),
    )
    made = _site(tmp_path, *resources, SILENT)
    portal = made.portal
    every, some, silent = (portal.every(Resource)[id] for id in ("every", "some", "silent"))
    assert pages._values(portal, every)["level"] == ("primary", "secondary", "upper-secondary")
    assert pages._values(portal, some)["level"] == ("secondary", "upper-secondary")
    assert pages._values(portal, silent)["level"] == ("not-stated",)
    assert api.resource(portal, every, URL).levels == ("primary", "secondary", "upper-secondary")
    assert api.resource(portal, some, URL).levels == ("either",)
    listed = body(made, "library/")
    # Three are for primary: this one, the one for all, and the sheet that was there before.
    assert ">Primary school (2)</option>" in listed and ">Upper secondary (2)</option>" in listed
    assert 'value="either"' not in listed and 'value="all"' not in listed


def test_a_value_that_all_have_is_no_choice(tmp_path: Path) -> None:
    listed = body(_site(tmp_path), "library/")
    assert '<select name="licence">' not in listed and '<select name="audience">' not in listed


def test_each_of_several_licences_has_what_it_is_for(tmp_path: Path) -> None:
    several = "  licence_of: the text\n  other_licences: [{licence: MIT, of: the program}]"
    made = _site(tmp_path, record(more=f"{ADDRESS}\n{several}"))
    portal = made.portal
    sheet = portal.every(Resource)["sheet"]
    item = api.resource(portal, sheet, URL)
    assert (item.licence, item.licences) == (None, ("CC-BY-4.0", "MIT"))
    assert item.licences_of == ("the text", "the program")
    page = text(body(made, "library/sheet/"))
    assert "For the text" in page and "For the program" in page
    assert attribution(portal, sheet, URL).endswith(
        "Licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/) (the text); "
        "MIT (https://opensource.org/license/mit) (the program)"
    )
    assert len(linked_data.resource(portal, sheet, URL, ())["license"]) == 2


def test_an_older_version_leads_to_the_newest_and_lists_show_that(tmp_path: Path) -> None:
    versions = [record("one", title="First", version='"1"', more=ADDRESS + "/1")]
    for old, new in (("one", "two"), ("two", "three")):
        versions.append(record(new, title=new, version='"2"', replaces=old, related="[one]", more=f"{ADDRESS}/{new}"))
    made = _site(tmp_path, *(version.replace("  related: [one]\n", "") for version in versions))
    portal = made.portal
    first, newest = portal.every(Resource)["one"], portal.every(Resource)["three"]
    assert portal.view(Holdings).newest(first) is newest
    page = body(made, "library/one/")
    assert "There is a newer version:" in page and 'href="/library/three/"' in page
    assert "Replaces" not in page
    assert '<dt>Replaces</dt><dd><a href="/library/two/">two</a> (version 2)</dd>' in body(made, "library/three/")
    listed = re.sub('<details class="receipts">.*?</details>', "", body(made, "library/"), flags=re.DOTALL)
    assert 'href="/library/three/"' in listed
    assert 'href="/library/one/"' not in listed and 'href="/library/two/"' not in listed
    assert api.resource(portal, first, URL).replaced_by == "three"
    data = linked_data.resource(portal, first, URL, ())
    assert data["http://purl.org/dc/terms/isReplacedBy"]["@id"] == portal.identity_of(newest)


def test_a_citation_names_the_type_of_thing(tmp_path: Path) -> None:
    types = """\
- id: report
  label: Report
  description: Findings.
  matches: [{url: https://w3id.org/kim/hcrt/text, label: Text}, {url: https://schema.org/Report, label: Report}]
  sources: [annual-report]
"""
    files = {"vocabularies/resource_types/new": types}
    portal = site(tmp_path, record(type="report"), **files).portal
    cited = citation(portal, portal.every(Resource)["sheet"], URL)
    assert cited.bibtex().startswith("@techreport{sheet,")
    assert "institution = {Reading Society}" in cited.bibtex()
    assert cited.ris().startswith("TY  - RPRT\r\nM3  - Report\r\n")
    assert json.loads(cited.csl())[0]["type"] == "report"
