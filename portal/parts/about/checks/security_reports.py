"""The address for reports of security problems does not go out of date unseen."""

from collections.abc import Iterator
from datetime import date, timedelta

from portal.problem import Problem
from portal.reading.load import Records
from portal.records.operator import Operator
from portal.records.project import Project

NOTICE = timedelta(days=30)
"""How long before the end it is said."""


def security_reports_still_count(records: Records, day: date) -> Iterator[Problem]:
    """Says when security.txt no longer counts, or not for long. The build goes on: an old file still has an address."""
    for project in records.all(Project):
        reporting = project.security_reports
        if reporting is None:
            continue
        if day < reporting.reviewed:
            text = f"({reporting.reviewed}) has not come yet; write the day on which the address was last looked at"
            yield records.problem("project", project.id, ["security_reports", "reviewed"], text, notice=True)
        if day + NOTICE < reporting.expires:
            continue
        when = "has expired" if day >= reporting.expires else "expires soon"
        address = next((operator.contact.email for operator in records.all(Operator)), project.email)
        text = (
            f"/.well-known/security.txt {when} ({reporting.expires}); see whether {address} is still the address "
            "for reports, then write today as reviewed and a day within a year as expires"
        )
        yield records.problem("project", project.id, ["security_reports", "expires"], text, notice=True)
