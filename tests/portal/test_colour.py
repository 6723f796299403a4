"""The accent is safe for white letters, whatever the pack says."""

import pytest

from linli.portal import colour

WHITE = (255, 255, 255)


@pytest.mark.parametrize("accent", ["#b5372a", "#ffcc00", "#ffffff", "#1d6b4a", "#000000"])
def test_letters_on_the_accent_can_be_read(accent: str) -> None:
    shades = dict(pair.split(":") for pair in colour.style(accent).split(";"))

    assert colour.contrast(colour.read(shades["--accent"]), WHITE) >= 4.5
    assert colour.contrast(colour.read(shades["--accent-dark"]), colour.read(shades["--accent-soft"])) >= 4.5


def test_a_dark_accent_is_left_as_it_is() -> None:
    assert colour.style("#1d6b4a").startswith("--accent:#1d6b4a;")


def test_contrast_is_as_wcag_computes_it() -> None:
    assert round(colour.contrast((0, 0, 0), WHITE), 1) == 21.0
    assert round(colour.contrast((119, 119, 119), WHITE), 2) == 4.48
