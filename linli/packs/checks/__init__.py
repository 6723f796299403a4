"""What the schema alone cannot see: references, order, sums. Each check yields (place, sentence)."""

from collections.abc import Callable, Iterator

from linli.packs.checks import (
    annual,
    areas,
    cases,
    catalogue,
    demo,
    people,
    practice,
    rates,
    routing,
    services,
    stations,
    training,
    visits,
    words,
)
from linli.packs.checks.found import Found

Check = Callable[..., Iterator[Found]]

# The section whose file the faults are in, the sections it must be able to read, and the check.
CHECKS: list[tuple[str, tuple[str, ...], Check]] = [
    ("practice", ("practice",), practice.check_mottos),
    ("practice", ("practice",), practice.check_hours),
    ("practice", ("practice",), practice.check_texts),
    ("areas", ("areas",), areas.check_levels),
    ("areas", ("areas",), areas.check_named),
    ("areas", ("areas", "people"), areas.check_holders),
    ("people", ("people", "areas"), people.check_organisations),
    ("people", ("people", "areas"), people.check_posts),
    ("people", ("people",), people.check_roles),
    ("people", ("people",), people.check_contact),
    ("catalogue", ("catalogue",), catalogue.check_time),
    ("catalogue", ("catalogue",), catalogue.check_channels),
    ("catalogue", ("catalogue", "people"), catalogue.check_categories),
    ("cases", ("cases", "areas"), cases.check_ladder),
    ("cases", ("cases", "people"), cases.check_holders),
    ("cases", ("cases", "catalogue"), cases.check_entries),
    ("cases", ("cases",), cases.check_stages),
    ("cases", ("cases",), cases.check_together),
    ("cases", ("cases",), cases.check_words),
    ("cases", ("cases",), cases.check_replies),
    ("routing", ("routing", "areas", "catalogue"), routing.check_conditions),
    ("routing", ("routing", "people", "cases", "catalogue"), routing.check_results),
    ("rates", ("rates",), rates.check_rates),
    ("rates", ("rates", "catalogue"), rates.check_weights),
    ("rates", ("rates", "cases"), rates.check_weights_of_levels),
    ("follow_up", ("follow_up",), rates.check_script),
    ("follow_up", ("follow_up", "catalogue"), rates.check_samples),
    ("visits", ("visits",), visits.check_kinds),
    ("visits", ("visits", "catalogue"), visits.check_concerns),
    ("stations", ("stations",), stations.check_keys),
    ("stations", ("stations", "areas", "people"), stations.check_named),
    ("services", ("services",), services.check_words),
    ("services", ("services",), services.check_items),
    ("services", ("services", "people", "catalogue", "cases"), services.check_references),
    ("training", ("training",), training.check_training),
    ("annual", ("annual", "people"), annual.check_annual),
    ("words", ("words",), words.check_keys),
    ("demo", ("demo", "people", "catalogue"), demo.check_references),
    ("demo", ("demo",), demo.check_sums),
]
