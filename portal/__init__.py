"""The MenSI portal: from YAML records to pages, without any web framework.

Four steps, each a package or module of its own::

    load -> check -> pages and outputs -> (hooks.py writes them through MkDocs)
"""
