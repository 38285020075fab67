"""Where the records and the program are kept, and changes to them are proposed."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import field_validator

from portal.problem import shortened
from portal.records.base import Piece
from portal.records.fields import BranchName, Line, WebAddress

Forge = Literal["github", "gitlab"]


class Repository(Piece):
    """A repository on a forge."""

    address: WebAddress
    """Address of its first page, for example https://github.com/owner/name."""
    forge: Forge
    """Which forge it is on, or of which kind: `github` or `gitlab`."""
    branch: BranchName = "main"
    """The branch that the site is built from; `main` where nothing is said."""
    application: Line | None = None
    """Id of the application under which editors sign in, where the forge asks for one, as GitLab does. No secret."""
    sign_in: WebAddress | None = None
    """Address of the service through which editors sign in on GitHub; left out for that of Netlify."""

    @field_validator("address")
    @classmethod
    def _has_a_name(cls, address: str) -> str:
        least = 2
        if len([step for step in _name(address).split("/") if step]) < least:
            raise ValueError(
                f"({shortened(address)}) has no owner and name; write the address of the repository, like "
                "https://github.com/owner/name"
            )
        return address

    @property
    def name(self) -> str:
        """Owner and name, as the forge knows it: "owner/name"."""
        return _name(self.address)

    @property
    def host(self) -> str:
        """Address of the forge, without a slash at its end."""
        found = urlsplit(self.address)
        return f"{found.scheme}://{found.netloc}"


def _name(address: str) -> str:
    return urlsplit(address).path.strip("/").removesuffix(".git")
