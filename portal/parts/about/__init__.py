"""The project, its partners, documents, sources and glossary."""
