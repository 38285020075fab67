"""Has the site built by a worker, which is replaced where it ended or where the program changed."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path

from tools.serve.outcome import Fault, Outcome

_LONGEST_ANSWER = 64 * 2**20
"""Bytes. A thousand messages take far less."""


class Builder:
    """Builds the project in the folder ``root``, one build at a time."""

    def __init__(self, root: Path, environment: Mapping[str, str]) -> None:
        self._root, self._environment = root, {**os.environ, **environment}
        self._worker: Process | None = None

    async def build(self, folder: Path, doing: Callable[[str], Awaitable[None]]) -> Outcome:
        """Builds into ``folder``; ``doing`` is told each step."""
        worker = self._worker
        if worker is None or worker.returncode is not None:
            worker = self._worker = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tools.serve.worker"),
                stdin=PIPE,
                stdout=PIPE,
                cwd=self._root,
                env=self._environment,
                limit=_LONGEST_ANSWER,
            )
        assert worker.stdin is not None
        assert worker.stdout is not None
        with suppress(ConnectionError):
            worker.stdin.write(f"{folder}\n".encode())
            await worker.stdin.drain()
        async for line in worker.stdout:
            answer = json.loads(line)
            if "outcome" in answer:
                return Outcome.of(answer["outcome"])
            await doing(answer["doing"])
        code = await worker.wait()
        return Outcome((Fault(f"the program ended ({code}); what it said is in the terminal"),))

    async def stop(self) -> None:
        """Ends the worker; the next build has one that reads the program anew."""
        worker, self._worker = self._worker, None
        if worker is not None and worker.returncode is None:
            with suppress(ProcessLookupError):
                worker.terminate()
            await worker.wait()
