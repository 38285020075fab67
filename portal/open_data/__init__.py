"""The network as files for programs: JSON, CSV and GeoJSON, with JSON Schemas made from the same models."""
