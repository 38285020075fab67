"""``make audit``: checks that need Java, Node and a feed reader. Installs them; says plainly what is missing."""

import subprocess
import sys

from audit import html, lighthouse, programs, reader

ROOT = programs.HERE.parent


def main() -> int:
    """0 where every check passes, 1 where one does not."""
    programs.get()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=ROOT, check=True)
    # All of them, so that one run tells everything.
    passed = [audit(ROOT / "site") for audit in (html.audit, reader.audit, lighthouse.audit)]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
