"""What other systems have, in: tables of items by committed mappings, with a report of every row.

`table` reads a file, `mapping` says what its columns mean, `reading` turns a cell into values,
`catalogue` brings rows into the database and the ledger, `drafts` carries what editors have begun
along, `report` keeps what a person should know.
"""
