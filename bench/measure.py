"""Measures one process with all its children.

The process is started by this file run as a program of its own: on Linux a child's peak memory begins at that of the
process it came from, so the starter must be small.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """What one process took."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of processor time, user and system, with all children."""
    peak: float
    """Peak resident memory in MB, of the largest process among them."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Runs ``command`` in ``folder`` to its end. Raises RuntimeError with what it said where it fails."""
    starter = [sys.executable, "-S", "-E", __file__, *command]
    variables = {**os.environ, **environment}
    done = subprocess.run(starter, check=False, cwd=folder, env=variables, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed in {folder}:\n{done.stdout}{done.stderr}")
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def _main() -> int:
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:])
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    print(json.dumps({"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / unit}))
    return 1 if process.returncode else 0


if __name__ == "__main__":
    sys.exit(_main())
