"""One module a guide, one function a step: what its picture shows and where call-outs point."""

from guides.demo.draw.canvas import Draw

from . import (
    car,
    company,
    driving,
    elsewhere,
    fund_rent,
    hong_kong,
    household_move,
    id_card,
    marriage,
    maternity,
    medical_join,
    newborn,
    old_age,
    passport,
    primary_school,
    residence,
    restaurant,
    retirement,
    small_shop,
    social_card,
)

# By the guide's key, then by the step's id.
SCENES: dict[str, dict[str, Draw]] = {
    "newborn-household": newborn.SCENES,
    "id-card-replacement": id_card.SCENES,
    "social-card": social_card.SCENES,
    "passport": passport.SCENES,
    "marriage-registration": marriage.SCENES,
    "medical-elsewhere": elsewhere.SCENES,
    "housing-fund-rent": fund_rent.SCENES,
    "primary-school": primary_school.SCENES,
    "driving-licence-renewal": driving.SCENES,
    "retirement": retirement.SCENES,
    "open-company": company.SCENES,
    "open-restaurant": restaurant.SCENES,
    "household-move": household_move.SCENES,
    "residence-permit": residence.SCENES,
    "hong-kong-macao-permit": hong_kong.SCENES,
    "maternity-allowance": maternity.SCENES,
    "medical-insurance-join": medical_join.SCENES,
    "old-age-allowance": old_age.SCENES,
    "car-inspection": car.SCENES,
    "small-shop": small_shop.SCENES,
}
