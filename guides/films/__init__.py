"""A silent film drafted from the steps of a guide: slides with its words, captions and chapters."""
