"""The wording of faults in contributed files, and lists of names."""


def wrong_type(name: str) -> str:
    """The fault of a file that is not of the type in its name; ``name`` is the common name of the format."""
    return f"is not a {name} file, whatever its name says; save it in that format or rename it"


def listed(names: str) -> frozenset[str]:
    """The names in a text, separated by spaces and line ends."""
    return frozenset(names.split())
