"""The kinds of records for those who make policy."""

from portal.parts.exchange.records import Finding, PolicyExchange
from portal.parts.exchange.sections import EXCHANGE
from portal.records.kind import Apart, Kind, Printed

FINDING = Kind(
    name="finding",
    stem="findings",
    model=Finding,
    most=200,
    one="finding",
    many="findings",
    apart=Apart(Apart.one_of_them("statement"), field="statement", what="statement", unique=True),
    quoted=("statement",),
)


def _printed(exchange: PolicyExchange) -> Printed | None:
    brief = exchange.brief
    if brief is None:
        return None
    return Printed(
        fields=("brief", "questions"),
        quoted=(("licence", brief.licence), *(("finding", id) for id in brief.findings)),
        every=("country", "policy_challenges"),
    )


POLICY_EXCHANGE = Kind(
    name="policy exchange",
    stem="policy_exchange",
    model=PolicyExchange,
    single=True,
    optional=True,
    section=EXCHANGE,
    printed=_printed,
)

KINDS = (FINDING, POLICY_EXCHANGE)
