"""Where smaller copies of a published picture are: told by its digest, a width and a format alone.

A payload names none of them. They lie below the picture's own folder, in one that no upload's name
can lead to, so how wide they are and how they are packed may change without a revision.
"""

from .payload import Media

# In pixels: a small phone, one with twice as many to the inch, a desk or a hall.
WIDTHS = (480, 800, 1200)
# The best first: a browser takes the first that it knows.
TYPES = {"avif": "image/avif", "webp": "image/webp"}
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})


def widths_of(width: int) -> tuple[int, ...]:
    """Return the widths that a picture of a width is to be had in, none larger than itself."""
    narrower = tuple(one for one in WIDTHS if one < width)
    return narrower if len(narrower) == len(WIDTHS) else (*narrower, width)


def rendition(path: str, width: int, format: str) -> str:
    """Return the path of a rendition of the picture that was published at `path`."""
    return f"{path.rpartition('/')[0]}/widths/{width}.{format}"


def renditions(media: Media) -> list[str]:
    """Return the paths of all renditions of a picture; none of what is no picture."""
    if media.type not in PICTURES or not media.width:
        return []
    widths = widths_of(media.width)
    return [rendition(media.path, width, format) for format in TYPES for width in widths]
