"""Old guides: prose of other systems becomes guide pages and facts of items.

`records`, `webpages` and `word` read a file into guides of labels and words, `outline` finds the
labels in a written document, `mapping` says what a record's keys mean.
"""
