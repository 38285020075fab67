"""The kinds of records of the network."""

from portal.parts.network.records import Cluster, Country, School
from portal.parts.network.sections import NETWORK
from portal.records.kind import Apart, Kind, Tables
from portal.records.section import Card
from portal.words.collation import Order, order
from portal.words.language import N_


def _by_name(country: Country, _tables: Tables) -> Order:
    return order(country.name)


def _by_country(record: School | Cluster, tables: Tables) -> tuple[Order, Order]:
    """By the name of the country, then by its own, after the alphabet of the country's first language."""
    country = tables["country"].get(record.country)
    if not isinstance(country, Country):
        return order(record.country), order(record.name)
    return order(country.name), order(record.name, country.languages[0])


COUNTRY = Kind(
    listed=_by_name,
    name="country",
    stem="countries",
    model=Country,
    section=NETWORK,
    scope="country",
    one="country",
    many="countries",
    apart=Apart("give one another name", field="name"),
    quoted=("name", "programmes.name"),
    drawn=("name",),
    card=Card(N_("Hubs, schools and stories"), "country"),
)
SCHOOL = Kind(
    listed=_by_country,
    name="school",
    stem="schools",
    model=School,
    section=NETWORK,
    one="school",
    many="schools",
    proposed=N_("A school"),
    card=Card(N_("A school of the network"), "school"),
)
CLUSTER = Kind(
    listed=_by_country,
    name="cluster",
    stem="clusters",
    model=Cluster,
    section=NETWORK,
    scope="hub",
    one="hub",
    many="hubs",
    proposed=N_("A hub"),
    apart=Apart("give one another name", field="name", unique=True),
    card=Card(N_("A hub of the network"), "hub"),
)

KINDS = (COUNTRY, SCHOOL, CLUSTER)
