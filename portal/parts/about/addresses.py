"""Addresses of the pages about the project, below the site's root. They never change once published."""

PARTNERS = "about/partners/"
DELIVERABLES = "about/deliverables/"
ACCESSIBILITY = "about/accessibility/"
GLOSSARY = "about/glossary/"
THANK_YOU = "advisory-board/thank-you/"
CONTACT = "about/contact/"
"""A hand-written page."""
