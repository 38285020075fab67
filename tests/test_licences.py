"""Every locked package has a licence that this program can live with, and LICENSES/dependencies.md says which."""

import re

import pytest

from audit import licences
from tests.project import ROOT

PAGE = licences.TARGET.read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| ([a-z0-9.-]+) \| ([^|]+) \|", PAGE, re.MULTILINE))
WRITE = "run: python -m audit.licences"


def test_every_locked_package_stands_there_with_what_it_says_of_itself() -> None:
    names = licences.site_packages() | licences.test_packages()
    assert len(names) > 90
    ROWS.pop("package", None)
    assert {name: licences.stated(name) for name in names} == ROWS, WRITE


def test_those_that_the_site_needs_stand_among_those_that_the_site_needs() -> None:
    part = PAGE.partition("## Only tests")[0]
    assert set(re.findall(r"^\| ([a-z0-9.-]+) \|", part, re.MULTILINE)) - {"package"} == licences.site_packages(), WRITE


def test_every_npm_package_stands_there() -> None:
    lock = (ROOT / "audit" / "package-lock.json").read_text(encoding="utf-8")
    for licence, names in licences.npm_packages(lock).items():
        assert f"- **{licence}** ({len(names)}): {', '.join(names)}\n" in PAGE, WRITE
        assert licences.compatible(licence)


def test_every_licence_is_compatible() -> None:
    assert {name: licence for name, licence in ROWS.items() if not licences.compatible(licence)} == {}


@pytest.mark.parametrize(
    ("licence", "yes"),
    [
        ("MIT", True),
        ("GPL-2.0-only", False),
        ("AGPL-3.0-only", False),
        ("GPL-3.0-or-later OR MIT", True),
        ("GPL-3.0-or-later AND MIT", False),
        ("(MIT OR CC0-1.0) AND ISC", True),
        ("MIT OR (GPL-2.0-only AND ISC)", True),
        ("Apache-2.0 WITH LLVM-exception", False),
        ("LicenseRef-scancode-commercial-license", False),
    ],
)
def test_a_licence_counts_by_its_terms(licence: str, yes: bool) -> None:
    assert licences.compatible(licence) is yes


def test_words_that_are_no_licence_are_an_error() -> None:
    with pytest.raises(Exception, match="Unknown license key"):
        licences.compatible("As you like")


def test_a_package_that_says_nothing_is_named_with_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"odd states no licence; read its licence file and add it to _READ"):
        licences.npm_packages('{"packages": {"": {}, "node_modules/a/node_modules/odd": {}}}')
    with pytest.raises(ValueError, match="not-there is locked and not installed"):
        licences.stated("not-there")


def test_names_are_read_from_a_lock_file() -> None:
    lock = "# note\nAb_c.D==1.0 ; python_version < '3' \\\n    --hash=sha256:0==\nb==2\n"
    assert licences.locked(lock) == {"ab-c-d", "b"}


def test_what_is_under_the_gpl_is_a_program_of_its_own() -> None:
    assert "holds pandoc (GPL-2.0-or-later), which is run as a program; nothing of it is published" in PAGE
    sources = [*(ROOT / "portal").rglob("*.py"), *(ROOT / "macros").rglob("*.py"), ROOT / "hooks.py"]
    calling = re.compile(r"\bpypandoc\.(convert|get_pandoc_formats)")
    assert [str(file) for file in sources if calling.search(file.read_text(encoding="utf-8"))] == []
