"""Reads the data: files, records and the problems in them."""
