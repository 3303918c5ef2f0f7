"""How one deployment is configured; nothing outside this package imports it."""
