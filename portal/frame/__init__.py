"""Pages and the templates that show them."""
