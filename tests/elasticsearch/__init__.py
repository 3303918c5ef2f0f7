"""A real Elasticsearch for tests, from the jars on Maven Central: no Docker, no root."""
