"""Pages of the consortium and the glossary."""
