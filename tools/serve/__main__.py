"""``python -m tools.serve``: builds the site, shows it, and builds it again after each change."""

import argparse
import asyncio
import os
import socket
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import uvicorn
from watchfiles import awatch

from portal.building import configuration
from portal.problem import printable
from tools.serve.builder import Builder
from tools.serve.outcome import Outcome
from tools.serve.showing import State, application

ROOT = Path()
CONFIG = "mkdocs.yml"
HOST = "127.0.0.1"
_FEW = 3
"""Names of changed files that are said; of more, their number."""


class PortTakenError(Exception):
    """Nothing can be shown at the port; the message says what to do."""


def bound(port: int) -> socket.socket:
    """A socket that has the port. Raises PortTakenError."""
    remedy = f"end the program that has it, or name another port: make serve PORT={port + 1}"
    for host in ("127.0.0.1", "::1"):
        with suppress(OSError), socket.create_connection((host, port), timeout=1):
            raise PortTakenError(f"Port {port} is taken: something answers at http://localhost:{port}/; {remedy}")
    made = socket.socket()
    if os.name == "posix":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
    except OSError as error:
        made.close()
        raise PortTakenError(f"Port {port} cannot be had ({error.strerror}); {remedy}") from None
    return made


class Serving:
    """Builds the project again after each change, and says on the terminal what it does."""

    def __init__(self, address: str, base: str, folder: Path) -> None:
        self._address, self._folder, self._built = f"{address}{base}", folder, 0
        # Pages of an earlier server are loaded again.
        self.state = State(version=time.time_ns() // 1_000_000)
        self._builder = Builder(ROOT, {"URL": os.environ.get("URL", f"{address}/"), "NO_MKDOCS_2_WARNING": "1"})
        self._notes: tuple[str, ...] = ()

    async def run(self) -> None:
        """Builds, and again after each change, until it is cancelled."""
        say(f"Building the site; the first time can take some minutes. {self._address} shows how far it is.")
        changes: asyncio.Queue[set[str]] = asyncio.Queue()
        # From before the first build on, so that no change falls between.
        watching = asyncio.create_task(self._watch(changes))
        try:
            await self._build()
            while True:
                paths = await changes.get()
                while not changes.empty():
                    paths |= changes.get_nowait()
                await self._after(paths)
        finally:
            watching.cancel()
            await self._builder.stop()

    async def _watch(self, changes: asyncio.Queue[set[str]]) -> None:
        try:
            async for several in awatch(*watched(), debounce=400, step=100):
                changes.put_nowait({path for _change, path in several})
        except OSError as error:
            remedy = "start it again with WATCHFILES_FORCE_POLLING=true in the environment"
            say(f"This machine does not tell what changes ({error}); {remedy}.")

    async def _after(self, paths: set[str]) -> None:
        files = sorted(named(path) for path in paths if Path(path).exists()) or ["Something"]
        say(f"{', '.join(files) if len(files) <= _FEW else f'{len(files)} files'} changed; building again.")
        if any(of_program(path) for path in paths):
            say("The program changed, so it is started anew.")
            await self._builder.stop()
        await self._build()

    async def _build(self) -> None:
        self._built += 1
        begun, folder = time.monotonic(), self._folder / str(self._built)
        outcome = await self._builder.build(folder, self._step)
        before, good = self.state.site, not outcome.faults
        await self.state.show(outcome, folder if good else None)
        for old in (folder, before):
            if old is not None and old != self.state.site:
                await asyncio.to_thread(rmtree, old, ignore_errors=True)
        if not good:
            self._say_faults(outcome)
            return
        if outcome.notes != self._notes:
            self._notes = outcome.notes
            say(*(f"Note: {note}" for note in outcome.notes))
        say(f"The site is at {self._address}, built in {time.monotonic() - begun:.0f} s. Ctrl-C ends this.")

    async def _step(self, step: str) -> None:
        await self.state.does(step)
        say(f"  {step} ...")

    def _say_faults(self, outcome: Outcome) -> None:
        said = [f"{fault.place}: {fault.text}" if fault.place else fault.text for fault in outcome.faults]
        if outcome.trace:
            print(outcome.trace, file=sys.stderr)
        since = self.state.since
        stays = f"the site stays as it was at {since:%H:%M:%S}" if since else "there is no site yet"
        more = [f"... and {outcome.more} more"] if outcome.more else []
        say(*said, *more, f"{outcome.count}; {stays}. {self._address} says the same, and follows when it is mended.")


def say(*lines: str) -> None:
    """Prints the lines at once; nothing in them steers the terminal."""
    for line in lines:
        print("\n".join(map(printable, line.splitlines())), flush=True)


def watched() -> Iterable[Path]:
    """What a build reads and people change, as ``mkdocs.yml`` lists it."""
    config = configuration.read(ROOT / CONFIG)
    names = [CONFIG, "netlify.toml", config.get("docs_dir", "docs"), *config.get("watch", [])]
    return sorted({(ROOT / name).resolve() for name in names if (ROOT / name).exists()})


def named(path: str) -> str:
    """The path below the folder of the project, where it is there."""
    file, root = Path(path), ROOT.resolve()
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else path


def of_program(path: str) -> bool:
    """True for what a process reads once."""
    return Path(path).suffix in {".py", ".toml", ".yml"} or named(path) == CONFIG


async def serve(port: int, taken: socket.socket) -> None:
    """Shows the project in the current folder until somebody ends it."""
    address = f"http://localhost:{port}"
    os.environ.setdefault("URL", f"{address}/")
    base = urlsplit(configuration.location_in(ROOT / CONFIG) or "").path or "/"
    with TemporaryDirectory(prefix="portal-serve-") as folder:
        serving = Serving(address, base, Path(folder))
        app = application(ROOT, base, serving.state)
        settings = uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1, lifespan="off")
        building = asyncio.create_task(serving.run())
        server = asyncio.create_task(uvicorn.Server(settings).serve(sockets=[taken]))
        await asyncio.wait({building, server}, return_when=asyncio.FIRST_COMPLETED)
        for task in (building, server):
            task.cancel()
        await asyncio.gather(server, return_exceptions=True)
        with suppress(asyncio.CancelledError):
            await building


def main() -> int:
    """Returns 0 when somebody ended it, 2 where nothing can be shown."""
    parser = argparse.ArgumentParser(prog="python -m tools.serve", description="Shows the site, and each change of it.")
    parser.add_argument("--port", type=int, default=8000, help="where to show it (default: 8000)")
    port = parser.parse_args().port
    if not (ROOT / CONFIG).is_file():
        say(f"There is no {CONFIG} here; run this in the folder of the project.")
        return 2
    try:
        taken = bound(port)
    except PortTakenError as error:
        say(str(error))
        return 2
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(port, taken))
    say("Ended.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
