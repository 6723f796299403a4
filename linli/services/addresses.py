"""An item's code in an address."""

from django.urls import register_converter


class ItemCode:
    """Latin letters, digits, points and hyphens, 40 at most."""

    regex = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


ITEM = "item"
register_converter(ItemCode, ITEM)
