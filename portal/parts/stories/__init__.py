"""Stories of hubs."""
