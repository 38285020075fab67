"""Checks of the built site that need Java and Node."""
