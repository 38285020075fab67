"""The kinds of records of the network."""

from portal.parts.network.records import Cluster, Country, School
from portal.parts.network.sections import NETWORK
from portal.records.kind import Apart, Kind
from portal.records.section import Card
from portal.words.language import N_

COUNTRY = Kind(
    name="country",
    stem="countries",
    model=Country,
    section=NETWORK,
    scope="country",
    one="country",
    many="countries",
    apart=Apart("give one another name", field="name"),
    drawn=("name",),
    card=Card(N_("Hubs, schools and stories"), "country"),
)
SCHOOL = Kind(
    name="school",
    stem="schools",
    model=School,
    section=NETWORK,
    one="school",
    many="schools",
    card=Card(N_("A school of the network"), "school"),
)
CLUSTER = Kind(
    name="cluster",
    stem="clusters",
    model=Cluster,
    section=NETWORK,
    scope="hub",
    one="hub",
    many="hubs",
    apart=Apart("give one another name", field="name", unique=True),
    card=Card(N_("A hub of the network"), "hub"),
)

KINDS = (COUNTRY, SCHOOL, CLUSTER)
