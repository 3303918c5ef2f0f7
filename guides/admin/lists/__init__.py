"""The editors' lists of guides and items, made for a hundred thousand rows.

What is listed is found by keys alone, on indexes that hold all it is narrowed and ordered by; then
the rows of one page are read with what their columns show, in a number of queries that is fixed.
"""
