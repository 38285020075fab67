"""The licences of everything that is locked: written to LICENSES/dependencies.md by ``python -m audit.licences``.

What a package says of itself counts: the SPDX expression of its metadata (PEP 639), else its older field or classifier.
"""

import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata

from license_expression import AND, LicenseSymbol, Licensing, get_spdx_licensing
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from audit.programs import HERE

ROOT = HERE.parent
TARGET = ROOT / "LICENSES" / "dependencies.md"
EDITOR = ROOT / "portal" / "editor" / "package-lock.json"

COMPATIBLE = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC0-1.0", "ISC", "MIT", "MIT-CMU"),
        *("MPL-2.0", "OFL-1.1", "PSF-2.0", "AFL-2.1", "LGPL-3.0-or-later", "Zlib"),
    }
)
"""Licences under which a package may be used by a program under EUPL-1.2, whether or not it is passed on with it.

They ask for notices (MIT, BSD, Apache and their like), or for the source of the package itself (MPL, LGPL, OFL).
EUPL-1.2 names MPL-2.0 and the LGPL in its appendix as compatible, and neither reaches the program that uses a package.
"""

_WORDS: Mapping[str, str] = {
    "Apache License 2.0": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "FreeBSD and LGPLv3+": "BSD-2-Clause OR LGPL-3.0-or-later",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "SIL OFL 1.1": "OFL-1.1",
}
"""What packages say instead of an SPDX identifier, where it can mean one licence only."""
_READ: Mapping[str, str] = {
    "axe-playwright-python": "MIT",
    "colorama": "BSD-3-Clause",
    "hjson": "MIT OR AFL-2.1",
    "jinja2": "BSD-3-Clause",
    "parse-cache-control": "BSD-3-Clause",
    "resvg-py": "MIT",
    "tinycss2": "BSD-3-Clause",
    "webencodings": "BSD-3-Clause",
    "xlrd": "BSD-3-Clause",
    "xlwt": "BSD-3-Clause",
}
"""Packages whose metadata names no licence, or only "BSD": read in the licence file that each brings along."""
_REMEDY = "read its licence file and add it to _READ in audit/licences.py"
_USES: Mapping[str, str] = {
    "font-manrope": "its letters are drawn into preview images",
    "mkdocs-material": "its icons stand in pages; its theme is not published",
    "pagefind-bin": "run as a program; its program for browsers is published in pagefind/",
    "pypandoc-binary": "holds pandoc (GPL-2.0-or-later), which is run as a program; nothing of it is published",
    "typst": "run as a process; the fonts that it holds (OFL-1.1 and the like) stand in our PDF files",
}
"""How a package is used where it is more than imported by a program that builds the site."""
_LOCKED = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)==")


@dataclass(frozen=True)
class Package:
    """A locked package."""

    name: str
    licence: str
    """As an SPDX expression, or in the words of the package where they are none."""
    needed_by: tuple[str, ...]
    """Locked packages that need it, after "us" where pyproject.toml names it."""


def locked(lock: str) -> frozenset[str]:
    """Names of the packages in a lock file of Python, normalised."""
    return frozenset(canonicalize_name(found[1]) for line in lock.splitlines() if (found := _LOCKED.match(line)))


def site_packages() -> frozenset[str]:
    """Names of what the site is built with."""
    return locked((ROOT / "requirements.txt").read_text(encoding="utf-8"))


def test_packages() -> frozenset[str]:
    """Names of what only tests and audits need, of those in Python."""
    return locked((ROOT / "requirements-dev.txt").read_text(encoding="utf-8")) - site_packages()


def packages(names: frozenset[str], among: frozenset[str]) -> list[Package]:
    """The named packages in their order; raises ValueError where one is not installed, with what to do."""
    needs: dict[str, set[str]] = defaultdict(set)
    for name in among:
        for needed in _needs(name):
            needs[needed].add(name)
    ours = _named_by_us()
    return [
        Package(name, stated(name), (*(("us",) if name in ours else ()), *sorted(needs[name])))
        for name in sorted(names)
    ]


def stated(name: str) -> str:
    """The licence of an installed package. Raises ValueError where it is not installed or none can be told."""
    found = _metadata(name)
    if name in _READ:
        return _READ[name]
    fields = [*(found.get_all("License-Expression") or ()), *(found.get_all("License") or ())]
    fields += [one.split(" :: ")[-1] for one in found.get_all("Classifier") or () if one.startswith("License ::")]
    for words in fields:
        if licence := _spdx(str(words).strip()):
            return licence
    raise ValueError(
        f"{name} states no licence that can be told; read its licence file and add it to _READ in {__file__}"
    )


def npm_packages(lock: str) -> Mapping[str, tuple[str, ...]]:
    """Names of the packages in npm's lock file by licence. Raises ValueError for one that states none."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, package in json.loads(lock)["packages"].items():
        if not path:
            continue
        name = path.rpartition("node_modules/")[2]
        licence = package.get("license") or _READ.get(name)
        if not isinstance(licence, str):
            raise ValueError(f"{name} states no licence; {_REMEDY}")
        found[licence].add(name)
    return {licence: tuple(sorted(names)) for licence, names in sorted(found.items())}


def compatible(licence: str) -> bool:
    """Whether an SPDX expression leaves a choice of licences under which we may use the package."""
    return _allowed(_spdx_terms().parse(licence, validate=True))


def _allowed(part: object) -> bool:
    if isinstance(part, LicenseSymbol):
        return part.key in COMPATIBLE
    every = all if isinstance(part, AND) else any
    return every(_allowed(one) for one in getattr(part, "args", ()))


@cache
def _spdx_terms() -> Licensing:
    return get_spdx_licensing()


def _spdx(words: str) -> str | None:
    expression = _WORDS.get(words, words)
    licensing = _spdx_terms()
    return expression if expression and "\n" not in expression and not licensing.validate(expression).errors else None


def _needs(name: str) -> Iterator[str]:
    for line in _metadata(name).get_all("Requires-Dist") or ():
        needed = Requirement(str(line))
        if "extra" not in str(needed.marker or ""):
            yield canonicalize_name(needed.name)


def _named_by_us() -> frozenset[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    return frozenset(canonicalize_name(Requirement(line).name) for line in lines)


def _metadata(name: str) -> metadata.PackageMetadata:
    try:
        return metadata.metadata(name)
    except metadata.PackageNotFoundError:
        raise ValueError(
            f"{name} is locked and not installed; run make test, which installs it, and this again"
        ) from None


def page() -> str:
    """LICENSES/dependencies.md as it should be. Raises ValueError where a licence is not compatible or not known."""
    ours, tests = site_packages(), test_packages()
    npm = npm_packages((HERE / "package-lock.json").read_text(encoding="utf-8"))
    editor = npm_packages(EDITOR.read_text(encoding="utf-8"))
    found = packages(ours, ours), packages(tests, ours | tests)
    wrong = [f"{one.name}: {one.licence}" for some in found for one in some if not compatible(one.licence)]
    wrong += [
        f"{', '.join(names)}: {licence}"
        for licence, names in (*npm.items(), *editor.items())
        if not compatible(licence)
    ]
    if wrong:
        raise ValueError(f"not among the licences that COMPATIBLE in audit/licences.py allows: {'; '.join(wrong)}")
    return "\n".join(
        (*_site_part(found[0]), *_test_part(found[1]), *_editor_part(editor), *_npm_part(npm), *_PROGRAMS_PART, "")
    )


def _site_part(found: list[Package]) -> Iterator[str]:
    yield from _HEAD
    yield "| package | licence | needed by | how it is used |"
    yield "|---|---|---|---|"
    for one in found:
        use = _USES.get(one.name, "imported while the site is built")
        yield f"| {one.name} | {one.licence} | {_needed(one)} | {use} |"


def _test_part(found: list[Package]) -> Iterator[str]:
    yield from ("", "## Only tests and audits need these", "", "Nothing of them is in the site.", "")
    yield "| package | licence | needed by |"
    yield "|---|---|---|"
    for one in found:
        yield f"| {one.name} | {one.licence} | {_needed(one)} |"


def _editor_part(npm: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield from ("", "## npm packages of the editor", "", *_EDITOR_HEAD, "")
    for licence, names in npm.items():
        yield f"- **{licence}** ({len(names)}): {', '.join(names)}"


def _npm_part(npm: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield from ("", "## npm packages, for `make audit` only", "", "Nothing of them is in the site.", "")
    for licence, names in npm.items():
        yield f"- **{licence}** ({len(names)}): {', '.join(names)}"


def _needed(package: Package) -> str:
    return ", ".join(package.needed_by)


_HEAD = (
    "# Licences of what this program is built with",
    "",
    "Written by `python -m audit.licences` from the lock files and from what each package says of itself. A test fails",
    "where a locked package is not listed, says something else now, or has a licence that EUPL-1.2 cannot live with.",
    "",
    "None of these packages is part of this repository. Published with the site are only Pagefind's program for",
    "browsers, icons, letters of fonts, and the editor where it is on. Their licences allow that and ask to be named,",
    "as is done here and in `LICENSE`.",
    "",
    "EUPL-1.2 is compatible with all of them. MIT, BSD, Apache and their like ask that their notices are kept. MPL-2.0",
    "and OFL-1.1 ask that changes to the package itself stay under their licence, and we change nothing. Where there",
    "is a choice we take the licence with fewer conditions: feedgen is used under BSD-2-Clause. pandoc is under the",
    "GPL; it is run as a program of its own, as from a command line, and its licence covers it alone.",
    "",
    "## The site is built with these",
    "",
)
_EDITOR_HEAD = (
    "Where the editor is on, files of these are published below /admin/ as they are, with their notices beside them",
    "(`decap-cms.js.LICENSE.txt` names what is in the editor, `yaml/LICENSE.txt` is that of the reader of YAML).",
)
_PROGRAMS_PART = (
    "",
    "## Programs of the machine that tests and `make audit` run",
    "",
    "They are installed beside this program and never passed on: Chromium (BSD-3-Clause), a Java runtime (GPL-2.0 with",
    "the Classpath exception), Node and npm (MIT, Artistic-2.0), LibreOffice (MPL-2.0), newsboat (MIT).",
)


if __name__ == "__main__":
    try:
        TARGET.write_text(page(), encoding="utf-8")
    except ValueError as error:
        sys.exit(str(error))
