"""What a kiosk holds when its network is gone: packs of screens, signed as a whole.

Nothing is made before a kiosk first asks (`keeping.begin`). From then on a follower of the ledger
notes which packs are due, and they are made again.
"""
