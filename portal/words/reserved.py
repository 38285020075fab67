"""Names that some system reserves, so that no record and no file may have them."""

# Windows opens a device for these names, with any extension ("Naming Files, Paths, and Namespaces" in its
# documentation), so a file or folder with the name cannot be checked out there, nor can the site be built.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789\u00b9\u00b2\u00b3"}
)
# Properties of every object or function of JavaScript that can be written like an id.
_PROPERTIES = frozenset({"constructor", "prototype"})
_FORBIDDEN = frozenset('<>:"|?*\\')


def id_fault(id: str) -> str | None:
    """Why ``id`` is not allowed, with the remedy; None if it is."""
    if id.lower() in _DEVICES:
        return f'"{id}" is a name that Windows keeps for itself; add a word to it, like "{id}-1"'
    if id in _PROPERTIES:
        return f'"{id}" is a name that programs on the pages keep for themselves; add a word to it, like "{id}-1"'
    return None


def file_fault(name: str) -> str | None:
    """Why a file or folder with this name cannot exist on every system, with the remedy; None if it can."""
    stem = name.partition(".")[0].rstrip(" ")
    if stem.lower() in _DEVICES:
        return f'has the name "{stem}", which Windows keeps for itself; rename it, for example to {stem}-1'
    if name != name.rstrip(". "):
        return "has a name that ends in a full stop or a space, which Windows drops; rename it"
    if not name.isprintable() or _FORBIDDEN.intersection(name):
        return 'has one of < > : " | ? * \\ or an invisible character in its name, which Windows refuses; rename it'
    return None
