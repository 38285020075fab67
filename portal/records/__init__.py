"""The shared parts of all records: fields, lists, people, places and publications."""
