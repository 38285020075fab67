"""The public vocabularies whose terms registries of open resources understand, by how their addresses begin."""

TYPES = "https://w3id.org/kim/hcrt/"
LEVELS = "https://w3id.org/kim/educationalLevel/"
ROLES = "http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/"
SCHEMES = {"resource_types": TYPES, "levels": LEVELS, "audiences": ROLES}
"""By the vocabulary of ours whose terms are matched with theirs."""
