"""How good the search is, measured on `questions/`, on any file of their form, and on a change."""
