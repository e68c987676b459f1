"""Illustrations for the demonstration newspaper: drawn by code, the same for the same key."""

from PIL import Image

from . import (
    coast,
    country,
    gatherings,
    indoors,
    markets,
    meeting,
    portraits,
    reef,
    rivers,
    town,
    works,
)
from .canvas import LANDSCAPE, PORTRAIT, Canvas

SCENES = {
    "harbour-dawn": coast.harbour_dawn,
    "fish-market": markets.fish_market,
    "lighthouse": coast.lighthouse,
    "mountain-terraces": country.mountain_terraces,
    "rice-harvest": country.rice_harvest,
    "salt-fields": country.salt_fields,
    "city-night": town.city_night,
    "schoolyard": town.schoolyard,
    "hospital-ward": indoors.hospital_ward,
    "road-works": country.road_works,
    "bridge": rivers.bridge,
    "festival-drums": gatherings.festival_drums,
    "boat-race": rivers.boat_race,
    "football": gatherings.football,
    "library": indoors.library,
    "portrait-fisherman": portraits.fisherman,
    "portrait-teacher": portraits.teacher,
    "portrait-doctor": portraits.doctor,
    "portrait-official": portraits.official,
    "portrait-weaver": portraits.weaver,
    "storm-sea": coast.storm_sea,
    "coral-reef": reef.coral_reef,
    "wind-farm": coast.wind_farm,
    "train-station": works.train_station,
    "market-flowers": markets.market_flowers,
    "temple-roof": town.temple_roof,
    "people-meeting": meeting.people_meeting,
    "factory": works.factory,
    "beach-tourists": coast.beach_tourists,
    "mangrove": rivers.mangrove,
}

KEYS = tuple(SCENES)


def draw(key) -> Image.Image:
    """Return the picture with this key (KeyError if unknown), portraits upright."""
    scene = SCENES[key]
    canvas = Canvas(key, PORTRAIT if key.startswith("portrait-") else LANDSCAPE)
    scene(canvas)
    return canvas.finish()
