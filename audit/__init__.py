"""Checks of the built site that need Java, Node and a feed reader."""
