"""为每个窗口各做一个: one placement for each window of a hall, seen before they are made, taken
down again within ten minutes, and all their symbols in one file."""

from .routes import button, urls

__all__ = ["button", "urls"]
