"""A silent film drafted from the steps of a guide: slides with its words, captions and chapters."""

from .encode import NotInstalled, installed
from .fonts import NoFont, face
from .script import Script, script_of

__all__ = ["NoFont", "NotInstalled", "Script", "face", "installed", "script_of"]
