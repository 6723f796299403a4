"""The generated pages are what the code draws now."""

import pytest

from scripts import generate


@pytest.mark.parametrize("name", generate.PAGES)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert generate.written(name) == generate.drawn(name), "Run: make generate"
