"""Runs external programs with a time limit: no text can block the build.

They are in the process group of the build, so whatever ends that (Ctrl-C, a closed window, a host that stops the job)
ends them too. If only the build is killed, Linux ends them at their limit of processor time.
"""

import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from subprocess import PIPE, Popen, TimeoutExpired
from threading import Lock, Timer

try:
    import resource
except ImportError:  # on Windows
    resource = None  # type: ignore[assignment]

SECONDS = 300
"""Maximum seconds of wall-clock time for one answer. The longest of the portal's own takes 4 on a fast machine."""
CPU_SECONDS = 120
"""Maximum seconds of processor time for one document."""

_running: set[Popen[bytes]] = set()
_lock = Lock()


class ProgramError(Exception):
    """A program failed or was stopped; the message is its error output, or the reason."""


def run(
    command: Sequence[str], given: bytes, *, env: Mapping[str, str] | None = None, folder: str | None = None
) -> tuple[bytes, bytes]:
    """Standard output and standard error of the program.

    Raises ProgramError if it fails or is stopped at its limit.
    """
    with _started(Popen(command, env=env, cwd=folder, stdin=PIPE, stdout=PIPE, stderr=PIPE)) as process:  # noqa: S603
        _limit_processor(process)
        try:
            made, said = process.communicate(given, timeout=SECONDS)
        except TimeoutExpired:
            raise ProgramError(_TOO_LONG) from None
    if process.returncode:
        words = said.decode(errors="replace").strip()
        raise ProgramError(_ENDED.get(-process.returncode, words) or f"it ended without a word ({process.returncode})")
    return made, said


class Talk:
    """A program that answers requests on its input and output, for as long as the context lasts."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command

    def __enter__(self) -> "Talk":
        self._context = _started(Popen(self._command, stdin=PIPE, stdout=PIPE))  # noqa: S603
        self._process = self._context.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        if error[0] is None:
            with suppress(TimeoutExpired):
                self._process.communicate(timeout=SECONDS)
        self._context.__exit__(None, None, None)

    def ask(self, message: bytes, end: bytes) -> bytes:
        """The answer, which ends with ``end``. Raises ProgramError if there is none within SECONDS."""
        into, out = self._process.stdin, self._process.stdout
        assert into is not None
        assert out is not None
        late = Timer(SECONDS, self._process.kill)
        late.daemon = True
        late.start()
        try:
            into.write(message)
            into.flush()
            said = bytearray()
            while not said.endswith(end):
                if not (more := out.read1()):  # type: ignore[attr-defined]
                    raise ProgramError(_NO_ANSWER)
                said += more
        except BrokenPipeError:
            raise ProgramError(_NO_ANSWER) from None
        finally:
            late.cancel()
        return bytes(said)


def stop() -> None:
    """Ends every program that is running."""
    with _lock:
        for process in _running:
            process.kill()


@contextmanager
def _started(process: Popen[bytes]) -> Iterator[Popen[bytes]]:
    with _lock:
        _running.add(process)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        with _lock:
            _running.discard(process)
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


_TOO_LONG = f"it took too long and was stopped (the limit is {CPU_SECONDS} seconds of work)"
_NO_ANSWER = f"it ended, or gave no answer within {SECONDS} seconds"
_ENDED = {
    getattr(signal, "SIGXCPU", 0): _TOO_LONG,
    getattr(signal, "SIGKILL", 0): "this machine ended it, perhaps for want of memory",
}


def _limit_processor(process: Popen[bytes]) -> None:
    if hasattr(resource, "prlimit"):  # Only Linux can limit a process that is running
        with suppress(OSError):
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
