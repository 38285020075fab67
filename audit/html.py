"""The Nu HTML Checker on every page."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from audit.programs import MODULES

JAR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
PLANTED = '<!doctype html><html lang="en"><head><title>Planted</title></head><body><p><div></p></body></html>'


def audit(site: Path) -> bool:
    """Whether every page of the site passes without an error or a warning."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "planted.html").write_text(PLANTED, encoding="utf-8")
        if "planted.html" not in faults(Path(folder)):
            print("The HTML checker does not find a planted fault; its verdict on the site would mean nothing.")
            return False
    if found := faults(site):
        print(found)
        return False
    print(f"Nu HTML Checker: {len(list(site.rglob('*.html')))} pages, no error.")
    return True


def faults(folder: Path) -> str:
    """What the checker says of the HTML files in the folder; "" where they are valid."""
    # It reads from the disk, where nothing is of the site: what 'self' allows in a policy cannot be judged there.
    unjudged = r".*Resource violates Content Security Policy \(meta tag\).*"
    command = ["java", "-jar", str(JAR), "--Werror", "--skip-non-html", "--filterpattern", unjudged, str(folder)]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    return result.stderr or ("" if result.returncode == 0 else f"the checker ended with {result.returncode}")
