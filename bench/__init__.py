"""How fast the portal builds, beside a plain MkDocs + Material site and a Hugo site of the same pages."""
