"""好差评: what people say of services and guides, and what is done about it.

Private from end to end: rows of the database, read by those who answer them, told by no channel.
"""
