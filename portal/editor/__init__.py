"""The editor at /admin/: Decap CMS with a configuration made from the models of records."""
