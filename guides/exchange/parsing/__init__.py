"""From the words of old guides to values, where they can mean one thing; pure, one noun a module.

Each reader returns what is certain with the very words it came from; whatever it leaves out is for
its caller to keep as it stands.
"""
