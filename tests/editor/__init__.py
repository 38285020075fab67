"""The editor at /admin/."""
