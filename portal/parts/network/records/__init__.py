"""Records of the network: countries, hubs and schools."""

from portal.parts.network.records.cluster import Cluster, Role
from portal.parts.network.records.country import Country, Programme
from portal.parts.network.records.school import HubMembership, School

__all__ = ["Cluster", "Country", "HubMembership", "Programme", "Role", "School"]
