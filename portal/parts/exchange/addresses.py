"""Addresses of the pages for those who make policy, below the site's root. They never change once published."""

FINDINGS = "policy-exchange/findings/"
"""Everything that is known, each at its own name."""
BRIEF = "policy-exchange/brief/"
"""The policy brief, its documents and its citations."""
BRIEF_NAME = "policy-brief"
"""What its files are called, without ending."""
