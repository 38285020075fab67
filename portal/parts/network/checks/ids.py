"""Ids of the network begin with the code of their country."""

from collections.abc import Iterator
from datetime import date

from portal.parts.network.records import Cluster, School
from portal.problem import Problem
from portal.reading.load import Records


def ids_carry_their_country(records: Records, day: date) -> Iterator[Problem]:
    """Ids of schools and hubs begin with the country code, so that an address shows which country it is about."""
    ids = [("school", school.id, school.country) for school in records.all(School)]
    ids += [("cluster", cluster.id, cluster.country) for cluster in records.all(Cluster)]
    for kind, id, country in ids:
        if country in records.seen["country"] and not id.startswith(f"{country}-"):
            text = f'the id must begin with the country code; make it "{country}-..." or correct the country'
            yield records.problem(kind, id, ["id"], text)
