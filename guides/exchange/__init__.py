"""What other systems have, in, and the catalogue out: tables of items by committed mappings.

`tables` read and write files, `mapping` says what their columns mean, `reading` turns cells into
values, `catalogue` brings rows into the database and the ledger, `drafts` carries what editors have
begun along, `report` keeps what a person should know, `exported` writes what comes back unchanged.
"""
