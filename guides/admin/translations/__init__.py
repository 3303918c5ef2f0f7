"""Where translators work: what is translated and how well, the terms, and what stops a sync."""
