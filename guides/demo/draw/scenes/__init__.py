"""One module a guide, one function a step: what its picture shows and where call-outs point."""

from guides.demo.draw.canvas import Draw

from . import company, id_card, newborn, passport, restaurant, social_card

# By the guide's key, then by the step's id.
SCENES: dict[str, dict[str, Draw]] = {
    "newborn-household": newborn.SCENES,
    "id-card-replacement": id_card.SCENES,
    "social-card": social_card.SCENES,
    "passport": passport.SCENES,
    "open-company": company.SCENES,
    "open-restaurant": restaurant.SCENES,
}
