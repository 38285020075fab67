"""Invented registers of schools in the manner of two national ones: rows as they come, wrong ones among them.

Czech: names in capitals or with their legal form, the same name many times in one town, numbers of nine digits
(RED_IZO). Italian: the codice meccanografico, names in capitals and quotation marks, websites without a scheme, an
e-mail address in the wrong column, "Non Disponibile", certified mail (PEC).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.synthetic import quoted

_CZECH_TOWNS = ("Praha 6", "Ústí nad Labem", "Český Krumlov", "Žďár nad Sázavou", "Řevnice")
_ITALIAN_TOWNS = ("SANT'ANGELO DEI LOMBARDI", "Forlì", "REGGIO NELL'EMILIA", "Ala")


@dataclass(frozen=True)
class Row:
    """A row of a register as YAML, and what must be said of it."""

    record: str
    said: str = ""
    """Part of the one message that it gets; "" where it is right."""


def czech(rows: int) -> Iterator[Row]:
    """Rows in the manner of the Czech register, each tenth in the language of a minority."""
    for number in range(rows):
        town, street = _CZECH_TOWNS[number % 5], f"Školní {number // 5 + 1}"
        name = (
            "ZÁKLADNÍ ŠKOLA",
            "Základní škola",
            f"Základní škola a Mateřská škola {town}, příspěvková organizace",
            f'Základní škola "U Lípy" {town}, {street}, p. o.',
        )[number % 4]
        yield Row(
            f"""\
- id: cz-school-{number}
  name: {quoted(name)}
  country: cz
  language: {("cs", "rom", "pl", "szl")[number // 10 % 4] if number % 10 == 0 else "cs"}
  place: {{town: {quoted(town)}, street: {quoted(street)}}}
  national_code: "{600_000_000 + number}"
  website: www.zs-{number}.cz
  contact:
    role: Office
    email: skola{number}@zs-{number}.cz
    phone: "+420 {200_000_000 + number}"
  sources: [https://register.example.eu/cz]
"""
        )


def italian(rows: int) -> Iterator[Row]:
    """Rows in the manner of the Italian register."""
    for number in range(rows):
        town = _ITALIAN_TOWNS[number % 4]
        code = f"AVIC{80_000 + number:05}{chr(65 + number % 26)}"
        website, said = f"WWW.ICSCUOLA{number}.EDU.IT", ""
        if number % 50 == 7:
            website, said = f"avic{number}@istruzione.it", "is an e-mail address; put it under contact, email"
        elif number % 50 == 9:
            website, said = "Non Disponibile", "is not a web address"
        elif number % 2:
            website = f"www.icscuola{number}.edu.it/home"
        name = ('IST.COMPR. "G. RODARI"', "I.C. DON MILANI", "Istituto Comprensivo “A. Manzoni”", "DE AMICIS")[
            number % 4
        ]
        yield Row(
            f"""\
- id: it-school-{number}
  name: {quoted(name)}
  country: it
  organisation: school-cluster
  language: {"lld" if number % 30 == 4 else "it"}
  places:
    - {{town: {quoted(town)}, street: {quoted(f"VIA ROMA, {number // 2}")}}}
    - {{town: {quoted(town)}, street: {quoted(f"VIA VERDI {number}")}}}
  national_code: {code}
  website: {website}
  contact:
    role: Segreteria
    email: {code.lower()}@pec.istruzione.it
    phone: 0039 0825 {number:06}
  sources: [https://register.example.eu/it]
""",
            said,
        )
