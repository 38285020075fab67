"""Pages of the directory, countries, hubs and schools."""
