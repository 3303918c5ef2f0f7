"""From an old guide's sections to fields: labels recognised, texts read, everything else kept."""

from .run import understand

__all__ = ["understand"]
