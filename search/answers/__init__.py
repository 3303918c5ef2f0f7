"""A question to the fact that answers it, in published words and no others."""
