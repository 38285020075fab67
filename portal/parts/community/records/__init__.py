"""What schools offer and look for, and how much each thing counts when they are matched."""

from portal.parts.community.records.matching_rules import MatchingRules
from portal.parts.community.records.profile import Profile, SoughtRole

__all__ = ["MatchingRules", "Profile", "SoughtRole"]
