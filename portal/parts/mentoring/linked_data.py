"""JSON-LD of the way to a hub as schema.org HowTo."""

from portal.frame import json_ld
from portal.frame.json_ld import LinkedData
from portal.parts.mentoring.records import HubPath
from portal.portal import Portal
from portal.words.language import spoken
from portal.words.plaintext import plain


def hub_path(portal: Portal, path: HubPath, site_url: str) -> LinkedData:
    """schema.org HowTo with its steps, each at its place on the page."""
    url, licence = f"{site_url}{path.path}", portal.licences[path.licence]
    return {
        "@context": json_ld.CONTEXT,
        "@type": "HowTo",
        "@id": portal.identity_of(path),
        "url": url,
        "name": path.title,
        "description": path.summary,
        "inLanguage": spoken().tag,
        **({"license": licence.url} if licence.url else {}),
        "step": [
            {
                "@type": "HowToStep",
                "position": number,
                "name": step.title,
                "text": plain(step.text),
                "url": f"{url}#step-{step.id}",
            }
            for number, step in enumerate(path.steps, start=1)
        ],
    }
