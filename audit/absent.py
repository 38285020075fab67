"""Each optional field of each kind of record is taken away alone: what the check accepts has to be built."""

import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.parts.registry import KINDS
from portal.parts.registry import kind as kind_named
from portal.problem import DataError
from tests import framed, synthetic
from tests.lessened import Field, optional_fields, without_field_in_all, write
from tests.project import ROOT
from tests.records import read_plain


def audit(_site: Path) -> bool:
    """Whether every network without one field is refused with a message or built; prints those that are neither."""
    fields = [(kind.name, field) for kind in KINDS for field in optional_fields(kind)]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        said = list(pool.map(_without, *zip(*fields, strict=True)))
    bad = [
        f"{name}: {'.'.join(field)}: {what}"
        for (name, field), what in zip(fields, said, strict=True)
        if what not in ("built", "refused", "not there")
    ]
    print("\n".join(bad))
    counts = ", ".join(f"{said.count(what)} {what}" for what in ("built", "refused", "not there"))
    print(f"Optional fields: {len(fields)}, each taken away alone: {counts}, {len(bad)} fail.")
    return not bad


def _without(name: str, field: Field) -> str:
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        synthetic.write(data)
        whole = read_plain(data)
        made = without_field_in_all(whole, kind_named(name), field)
        if made == whole:
            return "not there"
        write(made)
        try:
            site = framed.opened(data, "https://portal.invalid/", synthetic.DAY)
        except DataError:
            return "refused"
        try:
            site.outputs([path for path, _page in framed.pages(site, ROOT)])
        except Exception as error:  # Whatever it is, it is reported beside the field.
            return repr(error)
    return "built"


if __name__ == "__main__":
    raise SystemExit(0 if audit(Path("site")) else 1)
