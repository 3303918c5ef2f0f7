"""Parts of a guide as JSON, for the channels that lay them out themselves."""

from typing import Any

from guides.content import Clip, Material, Picture, Step, Video

from .told import Told


def step(told: Told, one: Step) -> dict[str, Any]:
    names = {material.code: material.name for material in told.materials}
    return {
        "number": one.number,
        "title": one.title,
        "actor": one.actor.value,
        "where": one.where,
        "words": one.words,
        "hands_in": [names[code] for code in one.hands_in if code in names],
        "picture": picture(told, one.picture) if one.picture else None,
        "clip": clip(told, one.clip) if one.clip else None,
        "branches": [branch.model_dump(mode="json") for branch in one.branches],
    }


def picture(told: Told, one: Picture) -> dict[str, Any]:
    return {
        "url": told.media(one.media.path),
        "width": one.media.width,
        "height": one.media.height,
        "alt": one.alt,
        "callouts": [callout.model_dump(mode="json") for callout in one.callouts],
    }


def clip(told: Told, one: Clip) -> dict[str, Any] | None:
    film = one.video or told.guide.video
    if film is None:
        return None
    return {**video(told, film), "start": one.start, "end": one.end or film.duration}


def video(told: Told, one: Video) -> dict[str, Any]:
    return {
        "url": told.media(one.media.path),
        "poster": told.media(one.poster.path) if one.poster else None,
        "captions": {
            captions.locale.value: told.media(captions.media.path) for captions in one.captions
        },
    }


def material(told: Told, one: Material) -> dict[str, Any]:
    return {
        "name": one.name,
        "necessity": one.necessity.value,
        "deadline": one.deadline,
        "commitment": one.commitment,
        "exempt": one.exempt,
        "material_type": one.material_type,
        "form": one.form,
        "originals": one.originals,
        "copies": one.copies,
        "source": one.source,
        "issuer": one.issuer,
        "how_to_get": one.how_to_get,
        "where_to_get": one.where_to_get,
        "validity": one.validity,
        "filling_note": one.filling_note,
        "acceptance_standard": one.acceptance_standard,
        "basis": one.basis,
        "note": one.note,
        "blank": told.media(one.blank.path) if one.blank else None,
        "sample": told.media(one.sample.path) if one.sample else None,
    }


def questions(told: Told) -> list[dict[str, str]]:
    return [{"question": one.question, "answer": one.answer} for one in told.questions]
