"""Addresses of the community below the site's root. They never change once published."""

BOARD = "community/board/"
"""What schools offer and look for."""
FIND_A_MENTOR = "community/find-a-mentor/"
MATCHING = "community/matching/"
"""Folder of the files that the tool to find a mentor reads, one for each country; their addresses are not kept."""
