"""LibreOffice saves, and edits, the workbook of a country: untouched it changes nothing, edited that one cell alone."""

import subprocess
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.__main__ import main
from tests import synthetic

PLACE = "be"
OLD, NEW, WRONG = "https://mentor.example.eu/", "https://changed.example.eu/", "no address"
FORMATS = ("xlsx", "ods")


def audit(_site: Path) -> bool:
    """Whether a workbook of each format comes back from LibreOffice, in both formats, as it was or as it was edited."""
    faults: list[str] = []
    for out in FORMATS:
        for back in FORMATS:
            with TemporaryDirectory() as folder:
                faults += [f"{out} saved as {back}: {fault}" for fault in _faults(Path(folder), out, back)]
    print(*faults, sep="\n", end="\n" if faults else "")
    if not faults:
        print("Workbooks: saved by LibreOffice nothing changes, edited one line does, and a wrong cell is named.")
    return not faults


def _faults(folder: Path, out: str, back: str) -> list[str]:
    data = synthetic.small(folder)
    before = _texts(data)
    sent = folder / f"sent.{out}"
    _run("sheet", PLACE, "--to", str(sent), "--data", str(data))
    found = []
    code, said = _run("import", str(_saved(sent, folder, back)), "--data", str(data))
    if code != 0 or _texts(data) != before:
        found.append(f"untouched, it changes something: {said}")
    code, said = _run("import", str(_saved(sent, folder, back, WRONG)), "--data", str(data))
    if code != 1 or "sheet schools, cell " not in said or _texts(data) != before:
        found.append(f"a wrong cell is not named, or something was written: {said}")
    code, said = _run("import", str(_saved(sent, folder, back, NEW)), "--data", str(data))
    expected = {name: text.replace(f"website: {OLD}", f"website: {NEW}") for name, text in before.items()}
    if code != 0 or expected == before or _texts(data) != expected:
        found.append(f"edited, it changes something else: {said}")
    return found


def _saved(sent: Path, folder: Path, back: str, new: str = OLD) -> Path:
    """The workbook as LibreOffice saves it, by way of its plain form, in which one cell is edited."""
    plain = _converted(sent, folder / "plain", "fods")
    text = plain.read_text("utf-8")
    cell = f"<text:p>{OLD}</text:p>"
    assert text.count(cell) == 1, "the cell to edit is there once"
    plain.write_text(text.replace(cell, f"<text:p>{new}</text:p>"), encoding="utf-8")
    return _converted(plain, folder / "back", back)


def _converted(file: Path, into: Path, form: str) -> Path:
    command = ["soffice", f"-env:UserInstallation={(into.parent / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", form, "--outdir", str(into), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return into / f"{file.stem}.{form}"


def _run(*arguments: str) -> tuple[int, str]:
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(list(arguments))
    return code, said.getvalue()


def _texts(data: Path) -> dict[str, str]:
    return {file.relative_to(data).as_posix(): file.read_text("utf-8") for file in sorted(data.rglob("*.yaml"))}


if __name__ == "__main__":
    raise SystemExit(0 if audit(Path("site")) else 1)
