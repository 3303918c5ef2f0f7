"""A cell as a value, and a value as a cell: pure functions, a noun a module.

Each `read` returns None for what could mean something else too; what it returns, `write` turns
into words that `read` takes for the same again.
"""
