"""Where to report a security problem, as a file that programs and people look for (RFC 9116)."""

from collections.abc import Mapping

from portal.parts.about.addresses import CONTACT
from portal.portal import Portal
from portal.records.project import Project

PATH = ".well-known/security.txt"
"""Address of the file below the site's root (RFC 9116, section 3)."""
REPORTING = "report-a-security-problem"
"""Id of the heading on the page of contacts that says how to report."""


def security_txt(portal: Portal, site_url: str) -> Mapping[str, str]:
    """The file, where the project says until when it counts; else none.

    ``site_url`` is the whole address of the home page. Only an address with https is written into the file (section
    2.5), so a site at none has neither Canonical nor Policy. The day of the build has no part in it.
    """
    reporting = portal.project.security_reports
    if reporting is None:
        return {}
    fields = [("Contact", f"mailto:{portal.email}"), ("Expires", f"{reporting.expires.isoformat()}T00:00:00Z")]
    fields.append(("Preferred-Languages", ", ".join(reporting.languages)))
    if site_url.startswith("https://"):
        fields += [("Canonical", f"{site_url}{PATH}"), ("Policy", f"{site_url}{CONTACT}#{REPORTING}")]
    return {PATH: "".join(f"{name}: {value}\n" for name, value in fields)}


def types(project: Project) -> Mapping[str, str]:
    """The media type of the file, where there is one (RFC 9116, section 3): path -> type."""
    return {PATH: "text/plain; charset=utf-8"} if project.security_reports is not None else {}
