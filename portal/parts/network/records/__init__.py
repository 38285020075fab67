"""Records of the network: countries, hubs and schools."""

from portal.parts.network.records.cluster import Cluster
from portal.parts.network.records.country import Country, Programme
from portal.parts.network.records.school import School

__all__ = ["Cluster", "Country", "Programme", "School"]
