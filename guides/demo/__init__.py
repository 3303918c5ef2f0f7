"""The demo: a made-up city whose guides are true; texts in TOML, drawings beside them.

`texts` reads the files, `places`, `things` and `pages` put them into the database, `films` adds
pictures and videos, `load` does all in a few transactions.
"""
