"""Draws the demo's pictures, films and papers from its texts; for developers only.

Needs Pillow, PyAV, the Noto Sans CJK fonts and Chromium, none of which a running site needs.
"""
