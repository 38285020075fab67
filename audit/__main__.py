"""``make audit``: checks that need Java, Node, LibreOffice, a feed reader or the network. It gets what is missing, or
says what to do.
"""

import subprocess
import sys

from audit import (
    absent,
    advisories,
    courses,
    documents,
    hostile,
    html,
    lighthouse,
    mistakes,
    programs,
    pythons,
    reader,
    tables,
    workflows,
)

ROOT = programs.HERE.parent


def main() -> int:
    """0 where every check passes, 1 where one does not."""
    programs.get()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=ROOT, check=True)
    # All of them, so that one run tells everything.
    audits = (
        absent.audit,
        mistakes.audit,
        hostile.audit,
        advisories.audit,
        html.audit,
        documents.audit,
        tables.audit,
        workflows.audit,
        courses.audit,
        reader.audit,
        pythons.audit,
        lighthouse.audit,
    )
    passed = [audit(ROOT / "site") for audit in audits]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
