"""A portal of a network of schools: from YAML records to pages, without any web framework.

Four steps, each a package or module of its own::

    load -> check -> pages and outputs -> (hooks.py writes them through MkDocs)
"""

import os

# No pydantic plugin is used; looking for some in every installed package would cost a tenth of each start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
