"""The pack's accent colour, made safe: dark enough for white letters on it, whatever the pack says."""

from functools import lru_cache

AA = 4.5
Colour = tuple[int, int, int]


def read(text: str) -> Colour:
    """Read "#rrggbb"."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def written(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """The colour with a share (0 to 1) of another in it."""
    red, green, blue = (round(one + (two - one) * share) for one, two in zip(colour, other, strict=True))
    return red, green, blue


@lru_cache(maxsize=32)
def style(accent: str) -> str:
    """The accent's three shades as a style attribute: for grounds, for letters, and a tint."""
    white, black = (255, 255, 255), (0, 0, 0)
    safe = read(accent)
    while contrast(safe, white) < AA:
        safe = mixed(safe, black, 0.08)
    dark, soft = mixed(safe, black, 0.22), mixed(safe, white, 0.92)
    return f"--accent:{written(safe)};--accent-dark:{written(dark)};--accent-soft:{written(soft)}"


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
