"""Which topic a category speaks of, by the words in its key; a category nobody foresaw speaks of itself."""

from collections.abc import Iterator

from linli.catalogue.models import Category
from linli.demo.words import homes, people
from linli.demo.words.topic import Topic

BY_WORD: dict[str, Topic] = {
    "lamp": homes.LAMPS,
    "drain": homes.DRAINS,
    "ditch": homes.DRAINS,
    "water": homes.WATER,
    "heating": homes.WATER,
    "repair": homes.WATER,
    "rubbish": homes.RUBBISH,
    "litter": homes.RUBBISH,
    "poster": homes.RUBBISH,
    "clean": homes.RUBBISH,
    "corner": homes.RUBBISH,
    "hygiene": homes.RUBBISH,
    "environment": homes.RUBBISH,
    "smell": homes.SMELL,
    "noise": homes.NOISE,
    "market": homes.SMELL,
    "parking": homes.PARKING,
    "school": people.SCHOOL,
    "road": homes.ROADS,
    "traffic": homes.ROADS,
    "building": homes.HOUSES,
    "property": homes.HOUSES,
    "courtyard": homes.HOUSES,
    "infrastructure": homes.ROADS,
    "practical": homes.ROADS,
    "space": homes.GREEN,
    "green": homes.GREEN,
    "device": homes.GREEN,
    "watch": homes.SAFETY,
    "fire": homes.SAFETY,
    "safety": homes.SAFETY,
    "security": people.PENSION,
    "pension": people.PENSION,
    "insurance": people.PENSION,
    "subsid": people.SUBSIDY,
    "eld": people.ELDERLY,
    "old": people.ELDERLY,
    "lonely": people.ELDERLY,
    "pair": people.ELDERLY,
    "hardship": people.HARDSHIP,
    "child": people.HARDSHIP,
    "orphan": people.HARDSHIP,
    "wish": people.HARDSHIP,
    "care": people.HARDSHIP,
    "volunteer": people.HARDSHIP,
    "doctor": people.HEALTH,
    "health": people.HEALTH,
    "bus": people.TRAVEL,
    "travel": people.TRAVEL,
    "dispute": people.DISPUTES,
    "mediation": people.DISPUTES,
    "hard": people.DISPUTES,
    "legal": people.LAW,
    "farm": people.FARMING,
    "technique": people.FARMING,
    "fund": people.FARMING,
    "livelihood": people.FARMING,
    "job": people.WORK,
    "workers": people.WORK,
    "enterprise": people.TRADE,
    "finance": people.TRADE,
    "business": people.TRADE,
    "project": people.TRADE,
    "culture": people.CULTURE,
    "hobb": people.CULTURE,
    "reading": people.CULTURE,
    "shops": people.CULTURE,
    "meals": people.ELDERLY,
    "opening": people.CULTURE,
    "quarter": people.CULTURE,
    "conduct": people.CONDUCT,
    "complaint": people.CONDUCT,
    "party": people.PARTY,
    "transfer": people.PARTY,
    "dues": people.PARTY,
    "opinion": people.PARTY,
    "approval": people.PAPERS,
    "certificate": people.PAPERS,
    "papers": people.PAPERS,
    "errand": people.PAPERS,
    "counter": people.PAPERS,
    "window": people.PAPERS,
    "handled": people.PAPERS,
    "guided": people.PAPERS,
    "government": people.PAPERS,
    "policy": people.SUBSIDY,
    "other": people.OTHER,
}
EXCEPTIONS = {
    "security": homes.SAFETY,
    "public_security": homes.SAFETY,
    "rest_place": people.CULTURE,
    "public_health": people.HEALTH,
    "household": people.HARDSHIP,
    "building_sites": homes.NOISE,
    "old_building": homes.HOUSES,
    "roads_and_lamps": homes.LAMPS,
    "road_safety": homes.ROADS,
    "old_members": people.PARTY,
    "hardship": people.HARDSHIP,
    "school_safety": homes.SAFETY,
    "free_space": people.CULTURE,
    "transfer": people.PARTY,
}


def topic(category: Category) -> Topic:
    """The topic of a category, of the one above it, or one made from its name."""
    for each in _upwards(category):
        found = EXCEPTIONS.get(each.key) or next((BY_WORD[word] for word in BY_WORD if word in each.key), None)
        if found:
            return found
    return Topic(
        asks=(f"关于“{category.name}”，想问一下怎么办、找谁。", f"想反映一件“{category.name}”方面的事，请联系我。"),
        done=("已联系本人说明并办好。",),
    )


def _upwards(category: Category) -> Iterator[Category]:
    here: Category | None = category
    while here is not None:
        yield here
        here = here.parent
