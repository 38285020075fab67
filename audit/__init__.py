"""Checks of the built site that need Java, Node, LibreOffice and a feed reader."""
