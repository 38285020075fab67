"""JSON-LD of the files for programs, after schema.org."""

from collections.abc import Sequence

from portal.frame import json_ld
from portal.frame.addresses import OPEN_DATA
from portal.frame.json_ld import LinkedData
from portal.open_data.catalogue import Catalogue
from portal.portal import Portal
from portal.words.language import _, spoken


def data_catalogue(portal: Portal, catalogue: Catalogue, coverage: Sequence[str], site_url: str) -> LinkedData:
    """schema.org DataCatalog with a Dataset for each kind of record and a DataDownload for each file.

    ``coverage`` are the names of the countries that the records are about.
    """
    url = f"{site_url}{OPEN_DATA}"
    licence, project = portal.licences[portal.project.licence], portal.project
    return {
        "@context": json_ld.CONTEXT,
        "@type": "DataCatalog",
        "@id": portal.identity_named("open data"),
        "url": url,
        "name": f"{project.acronym}: {_('Open data')}",
        "about": json_ld.project(portal),
        **json_ld.speaking(portal, "publisher"),
        "dataset": [
            {
                "@type": "Dataset",
                "@id": portal.identity_named(f"open data/{dataset.id}"),
                "url": f"{url}#{dataset.id}",
                "name": dataset.title,
                "description": dataset.description,
                "inLanguage": spoken().tag,
                "isAccessibleForFree": True,
                "license": licence.url or licence.name,
                **json_ld.speaking(portal, "creator"),
                "spatialCoverage": list(coverage),
                "variableMeasured": [field.name for field in dataset.fields],
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "name": file.format,
                        "contentUrl": f"{site_url}{file.path}",
                        "encodingFormat": file.type.partition(";")[0],
                    }
                    for file in dataset.files
                ],
            }
            for dataset in catalogue.datasets
        ],
    }
