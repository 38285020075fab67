"""What those who make policy exchange: what is known, what to decide, and the exchange itself."""

from portal.parts.exchange.records.finding import STRENGTHS, TOPICS, Finding, Strength, Topic
from portal.parts.exchange.records.policy_exchange import (
    Participant,
    PolicyBrief,
    PolicyExchange,
    PolicyQuestion,
    Post,
)

__all__ = [
    "STRENGTHS",
    "TOPICS",
    "Finding",
    "Participant",
    "PolicyBrief",
    "PolicyExchange",
    "PolicyQuestion",
    "Post",
    "Strength",
    "Topic",
]
