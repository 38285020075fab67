"""How faults of contributed files are worded, and lists of names."""


def wrong_type(name: str) -> str:
    """The file is not of the type that its name says; ``name`` is what people call the format."""
    return f"is not a {name} file, whatever its name says; save it in that format or rename it"


def listed(names: str) -> frozenset[str]:
    """The names in a text, which spaces and line ends part."""
    return frozenset(names.split())
