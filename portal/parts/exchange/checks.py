"""What belongs to the policy exchange needs one to belong to, and its brief is about what it says."""

from collections.abc import Iterator
from datetime import date

from portal.parts.events.records import Event
from portal.parts.exchange.records import PolicyExchange
from portal.problem import Problem
from portal.reading.load import Records
from portal.records.licence import Licence

NEEDED = "there is no policy exchange; describe it in data/policy_exchange.yaml, or delete the"


def meetings_have_a_policy_exchange(records: Records, _day: date) -> Iterator[Problem]:
    """Meetings of the policy exchange are shown on its page, and lead there."""
    if records.seen["policy exchange"] or "policy exchange" in records.unread:
        return
    for event in records.all(Event):
        if event.policy_exchange:
            yield records.problem("event", event.id, ["policy_exchange"], f"{NEEDED} line")


def findings_have_a_policy_exchange(records: Records, _day: date) -> Iterator[Problem]:
    """Findings are shown on a page below that of the policy exchange."""
    if records.seen["policy exchange"] or "policy exchange" in records.unread:
        return
    for id in records.entries["finding"]:
        yield records.problem("finding", id, [], f"{NEEDED} finding")


def briefs_may_be_passed_on(records: Records, _day: date) -> Iterator[Problem]:
    """The brief is offered in formats to copy and to change, so its licence allows both."""
    for exchange in records.all(PolicyExchange):
        licence = records.find(Licence, exchange.brief.licence) if exchange.brief is not None else None
        if licence is not None and not (licence.share and licence.change):
            text = (
                f'the licence "{licence.id}" does not allow to pass the brief on and to change it, but this portal '
                "offers it in formats to change; choose another"
            )
            yield records.problem("policy exchange", exchange.id, ["brief", "licence"], text)
