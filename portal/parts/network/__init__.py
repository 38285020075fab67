"""The network: countries, hubs and schools, and maps of them."""
