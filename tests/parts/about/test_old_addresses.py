"""Pages of a former site lead on to their successors, at the host of the former site and nowhere else."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from portal.inspection import inspect
from portal.parts.about.former_sites import LIST, listed
from portal.site import Site, open_site
from tests import synthetic
from tests.project import ROOT

FORMER = "https://former.invalid/"
RULES = [
    "/about-us /contribute/ 301",
    "/hr/about-us /contribute/ 301",
    "/news/details id=7 /mentoring/ 301",
]


def opened(folder: Path, url: str, records: str | None = None) -> Site:
    data = synthetic.small(folder, {"old_addresses.yaml": records} if records is not None else {})
    return open_site(ROOT, url, [ROOT / "overrides"], data, synthetic.DAY, synthetic.hand_written(folder))


def written(site: Site) -> list[str]:
    """Its rules as they stand in ``_redirects``, below the folder of the site."""
    return [rule.line("/") for rule in site.rules]


def old(to: str, url: str = "https://former.invalid/about-us") -> str:
    return f"- id: former-about\n  url: {url}\n  to: {to}\n"


def said(folder: Path, records: str) -> list[str]:
    data = synthetic.small(folder, {"old_addresses.yaml": records})
    return synthetic.problems(data, docs=synthetic.hand_written(folder))


def test_old_addresses_lead_on_where_the_site_has_their_host(tmp_path: Path) -> None:
    lines = written(opened(tmp_path, FORMER))
    assert [line for line in lines if line in RULES] == RULES


@pytest.mark.parametrize("url", ["https://portal.invalid/", "https://former.invalid/portal/", "/"])
def test_nothing_leads_from_another_host_or_from_outside_the_folder(tmp_path: Path, url: str) -> None:
    assert not set(written(opened(tmp_path, url))) & set(RULES)


def test_an_address_below_the_folder_of_the_site_leads_on(tmp_path: Path) -> None:
    records = old("/contribute/", "https://former.invalid/portal/about-us")
    assert RULES[0] in written(opened(tmp_path, "https://former.invalid/portal/", records))


def test_a_page_that_stays_at_its_address_has_no_rule(tmp_path: Path) -> None:
    site = opened(tmp_path, FORMER, old("/contribute/", "https://former.invalid/contribute"))
    assert "/contribute" not in {line.split()[0] for line in written(site)}


def test_all_of_them_are_listed_for_other_hosts_wherever_the_site_stands(tmp_path: Path) -> None:
    found, _notices = inspect(synthetic.small(tmp_path), synthetic.DAY)
    content = listed(found, "https://portal.invalid/")[LIST].decode("utf-8-sig")
    assert list(csv.reader(StringIO(content, newline=""))) == [
        ["old_address", "leads_to"],
        ["https://former.invalid/about-us", "https://portal.invalid/contribute/"],
        ["https://former.invalid/hr/about-us", "https://portal.invalid/contribute/"],
        ["https://former.invalid/news/details?id=7", "https://portal.invalid/mentoring/"],
    ]


def test_no_list_is_published_of_none(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    (data / "old_addresses.yaml").unlink()
    assert listed(inspect(data, synthetic.DAY)[0], FORMER) == {}


def test_a_successor_that_is_no_page_is_named(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, old("/contibute/"))
    assert problem == (
        'data/old_addresses.yaml:3: former-about: to: "/contibute/" is not a page of this site (did you mean '
        '"/contribute/"?); correct the path'
    )


def test_a_page_that_would_be_shown_instead_is_named(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, old("/mentoring/", "https://former.invalid/contribute/"))
    assert problem == (
        'data/old_addresses.yaml:2: former-about: a page of this site has the address "/contribute/", and hosts show '
        "that one; write to: /contribute/"
    )


def test_what_became_of_an_outcome_is_on_a_page_that_exists(tmp_path: Path) -> None:
    project = (Path(synthetic.__file__).parent / "valid" / "project.yaml").read_text("utf-8")
    project += "outcomes:\n  - title: A test\n    text: One.\n    state: Made.\n    see: /no-such-page/#there\n"
    data = synthetic.small(tmp_path, {"project.yaml": project})
    (problem,) = synthetic.problems(data, docs=synthetic.hand_written(tmp_path))
    assert '"/no-such-page/#there" is not a page of this site' in problem
