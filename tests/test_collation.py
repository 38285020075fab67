"""Names stand in the order of the alphabet of their language, the same in every list and in either form of files."""

from pathlib import Path

import pytest

from portal import inspection
from portal.parts.network.records import Cluster, School
from portal.parts.registry import kind
from portal.portal import Portal
from portal.reading import filing
from portal.words.collation import order
from tests import synthetic


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("hr", ["Cvjetno", "Čabar", "Ćićarija", "Dugo Selo", "Džep", "Đakovo", "Luka", "Ljubač", "Split", "Šibenik"]),
        ("hr", ["Zagreb", "Žminj"]),
        ("cs", ["Cukrov", "Čáslav", "Děčín", "Hranice", "Cheb", "Řevnice", "Sokolov", "Žatec"]),
        ("hu", ["Cegléd", "Csongrád", "Győr", "Oroszlány", "Ózd", "Öcsöd"]),
        ("sk", ["Holíč", "Chynorany", "Ilava"]),
        ("es", ["Nules", "Ñuble", "Oviedo"]),
        ("sv", ["Ystad", "Zinkgruvan", "Åre", "Älmhult", "Öland"]),
        ("et", ["Saku", "Šveits", "Zoo", "Tartu"]),
        ("sr-Latn", ["Cetinje", "Čačak", "Zemun", "Žabljak"]),
        ("mk", ["Гостивар", "Ѓавато", "Куманово", "Љубанци"]),
        ("", ["Evora", "Évora", "Évora 2", "Évora 10", "Faro"]),
        ("it", ['"Rodari"', "Sant' Angelo", "SANTA", "Sant'Angelo"]),
        ("pt", ["Paco", "Paço de Sousa", "Padre"]),
        ("de", ["Ofen", "Offenbach", "Öhringen"]),
    ],
)
def test_names_stand_in_the_order_of_their_alphabet(language: str, names: list[str]) -> None:
    mixed = sorted(names, key=len)
    assert sorted(mixed, key=lambda name: order(name, language)) == names


def test_names_of_several_languages_can_be_compared() -> None:
    names = [
        ("Cres", "hr"),
        ("Čabar", "hr"),
        ("Deutschlandsberg", "de"),
        ("Scuola", "it"),
        ("Škola", "hr"),
        ("Tera", "hr"),
    ]
    mixed = sorted(names, key=lambda one: one[1])
    assert sorted(mixed, key=lambda one: order(*one)) == names


def test_only_the_same_text_has_the_same_key() -> None:
    names = ["Čabar", "čabar", "Cabar", "C\u030cabar", "Čabar ", "Čabar-", "Č a bar"]
    assert len({order(name, "hr") for name in names}) == len(names)


def listed(found: Portal) -> list[list[str]]:
    """The ids of schools and hubs in the order of every list."""
    return [list(found.every(School)), list(found.every(Cluster))]


def test_the_order_does_not_depend_on_the_form_of_the_files(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path / "small")
    small = listed(inspection.read(data, synthetic.DAY)[0])
    for name in ("school", "cluster"):
        filing.split(data, kind(name))
    assert listed(inspection.read(data, synthetic.DAY)[0]) == small
