"""Names and ids: told apart whatever way they are spelt, and fit for every machine."""

import json
import subprocess
from pathlib import Path
from shutil import which

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from portal.parts.registry import KINDS
from portal.reading.schema import models_of
from portal.records.fields import FileName, Id, TextName
from portal.records.image import Image
from portal.words import reserved
from portal.words.alphabets import alike
from tests import synthetic
from tests.project import ROOT

SCHOOL = "- id: {id}\n  name: {name}\n  country: hr\n  language: hr\n  sources: [annual-report]\n"
TWINS = [
    ("Škola Nova", "S\u030ckola Nova"),
    ("Škola Nova", "ŠKOLA NOVA"),
    ("Škola Nova", "Škola\u00a0Nova"),
    ("Škola Nova", "Škola  Nova"),
    ("Škola O'Neill", "Škola O’Neill"),
    ("Škola O'Neill", "Škola Oʼneill"),
    ("Škola O'Neill", "Škola O´Neill"),
    ('Škola "Nova"', "Škola „Nova“"),
    ("Zagreb-Nova", "Zagreb‑Nova"),
    ("Zagreb-Nova", "Zagreb – Nova"),
    ("Škola 12", "Škola １２"),
    ("OCIEK", "ОСІЕК"),
    ("Acer", "Асег".replace("г", "r")),
    ("MAKTAB", "ΜΑΚΤΑΒ"),
    ("Weiss", "Weiß"),
    ("Office", "Oﬃce"),
    ("Nova", "𝐍𝐨𝐯𝐚"),
    ("COXA", "СОХА"),
    ("Monika", "ᴍᴏɴɪᴋᴀ"),
    ("Google", "ɡooɡle"),
]
APART = [
    ("Škola Nova", "Skola Nova"),
    ("Škola 1", "Škola l"),
    ("Nova", "Novo"),
    ("Nova škola", "Novaškola"),
    ("шар", "map"),
]


def said(folder: Path, one: str, other: str) -> list[str]:
    records = [
        SCHOOL.format(id=id, name=json.dumps(name, ensure_ascii=False))
        for id, name in (("hr-one", one), ("hr-two", other))
    ]
    return synthetic.problems(synthetic.small(folder, {"schools/new.yaml": "".join(records)}))


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_twins_are_found_across_spellings(tmp_path: Path, one: str, other: str) -> None:
    assert alike(one) == alike(other)
    assert alike(other) == alike(alike(other))
    found = said(tmp_path, one, other)
    assert any("hr-two" in line and ('as "hr-one"' in line or "another alphabet" in line) for line in found), found


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_readers_can_tell_apart_are_no_twins(tmp_path: Path, one: str, other: str) -> None:
    assert said(tmp_path, one, other) == []


WINDOWS = ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]


@pytest.mark.parametrize("id", [*WINDOWS, "constructor", "prototype"])
def test_reserved_ids_are_refused(id: str) -> None:
    with pytest.raises(ValidationError, match=r"keeps? for (itself|themselves); add a word to it"):
        TypeAdapter(Id).validate_python(id)


@pytest.mark.parametrize("id", [*WINDOWS])
def test_files_cannot_have_names_of_devices(id: str) -> None:
    for kind, name in ((FileName, f"{id}.pdf"), (TextName, f"{id}.md")):
        with pytest.raises(ValidationError, match="Windows keeps for itself; rename it"):
            TypeAdapter(kind).validate_python(name)
    with pytest.raises(ValidationError, match="Windows keeps for itself; rename it"):
        Image(file=f"{id}.png", alt="a", credit="b", licence="c", nobody=True)


@pytest.mark.parametrize("id", ["con-school", "console", "aux-1", "com10", "nulla", "lpt", "constructors"])
def test_ids_that_only_look_like_them_pass(id: str) -> None:
    assert TypeAdapter(Id).validate_python(id) == id


@pytest.mark.skipif(which("node") is None, reason="needs Node")
def test_properties_of_every_object_are_reserved() -> None:
    program = """
    const found = new Set();
    for (let o of [{}, () => 1, [], "", 1, true, Symbol()])
      for (; o != null; o = Object.getPrototypeOf(o))
        if (o === Object.prototype) Object.getOwnPropertyNames(o).forEach((name) => found.add(name));
    console.log(JSON.stringify([...found].filter((name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))));
    """
    done = subprocess.run(["node", "-e", program], capture_output=True, check=True)
    assert all(reserved.id_fault(name) for name in json.loads(done.stdout))


def test_every_id_of_every_model_is_held_to_it() -> None:
    """Records and their parts are found by walking the models."""
    models = {model for kind in KINDS for model in models_of(kind.model)}
    named = [(model, "id") for model in models if "id" in model.model_fields]
    assert len({model for model, _name in named}) > 10
    for model, name in named:
        assert _refuses(model, name, "constructor"), (model, name)
        assert _refuses(model, name, "nul"), (model, name)


def _refuses(model: type[BaseModel], name: str, value: str) -> bool:
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        return any(found["loc"] == (name,) and found["type"] == "value_error" for found in error.errors())
    return False


@pytest.mark.parametrize(
    "name", ["CON.yaml", "nul", "aux.tar.gz", "x.", "x ", "com1 .yaml", "a:b.yaml", "a?b", "lpt¹.yaml", "a\tb"]
)
def test_files_that_a_machine_refuses_are_named(name: str) -> None:
    assert reserved.file_fault(name)


@pytest.mark.parametrize("name", ["schools.yaml", "console.yaml", "škola.yaml", "a b.yaml", "a.b.c"])
def test_other_files_are_not(name: str) -> None:
    assert reserved.file_fault(name) is None


def test_names_that_differ_in_the_form_of_an_emoji_or_of_a_letter_with_a_stroke_are_alike() -> None:
    assert alike("Općina Ðakovo") == alike("Općina Đakovo") == alike("općina đakovo") != alike("Općina Dakovo")
    assert alike("Team ❤\ufe0f") == alike("team ❤") != alike("Team 🎉")


def test_files_that_some_machine_takes_for_one_are_named(tmp_path: Path) -> None:
    school = SCHOOL.format(id="hr-{}", name="Nova {}")
    files = {
        "schools/s\u030ckola.yaml": school.format("one", "jedan"),
        "schools/škola.yaml": school.format("two", "dva"),
        "schools/ŠKOLA.yaml": school.format("three", "tri"),
    }
    found = synthetic.problems(synthetic.small(tmp_path, files))
    assert len(found) == 2
    assert all("but for capitals or accents; rename one of them" in line for line in found)


@pytest.mark.parametrize(
    "title", ["https://shore.isle.org", "www.isle.org: news", "shore@isle.org", "isle。org", "The site isle.org"]
)
def test_a_title_names_no_other_host_than_its_address(tmp_path: Path, title: str) -> None:
    source = f"- id: other\n  title: '{title}'\n  publisher: Office\n  url: {{}}\n"
    valid = (ROOT / "tests/valid/sources.yaml").read_text("utf-8")
    (found,) = synthetic.problems(
        synthetic.small(tmp_path / "1", {"sources.yaml": valid + source.format("https://evil.eu/")})
    )
    assert "other: title has a link that says" in found
    if "shore" not in title:
        own = valid + source.format("https://isle.org/news")
        assert synthetic.problems(synthetic.small(tmp_path / "2", {"sources.yaml": own})) == []


@pytest.mark.parametrize(
    "title", ["Node.js for schools", "Report 2.0", "source.title", "Dr. med. Novak", "E. coli; @home"]
)
def test_a_title_may_have_a_full_stop_inside(tmp_path: Path, title: str) -> None:
    source = f"- id: other\n  title: '{title}'\n  publisher: Office\n  url: https://school.eu/\n"
    valid = (ROOT / "tests/valid/sources.yaml").read_text("utf-8")
    assert synthetic.problems(synthetic.small(tmp_path, {"sources.yaml": valid + source})) == []
