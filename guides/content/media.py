"""Pictures and films."""

from typing import Annotated

from pydantic import Field

from guides.vocabulary import Locale

from .payload import Content, Media, Text, Thousandths


class Callout(Content):
    """A numbered mark on a picture, in thousandths of its width and height from the top left."""

    number: Annotated[int, Field(ge=1)]
    x: Thousandths
    y: Thousandths
    text: Text


class Picture(Content):
    media: Media
    alt: Text
    callouts: tuple[Callout, ...] = ()


class Captions(Content):
    """A WebVTT file in one language."""

    locale: Locale
    media: Media


class Chapter(Content):
    """A named stretch of a video, in milliseconds."""

    title: Text
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Video(Content):
    media: Media
    title: Text
    duration: Annotated[int, Field(ge=0)]
    poster: Media | None = None
    captions: tuple[Captions, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    transcript: str = ""


class Clip(Content):
    """The moving face of a step: a chapter of the guide's video (`video` None) or its own."""

    video: Video | None = None
    start: Annotated[int, Field(ge=0)] = 0
    end: Annotated[int, Field(ge=0)] | None = None
