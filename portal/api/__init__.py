"""The network as files for programs: JSON, CSV and GeoJSON, with JSON Schemas made from the same models."""

from portal.api.catalogue import Catalogue, Dataset, File

__all__ = ["Catalogue", "Dataset", "File"]
