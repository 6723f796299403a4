"""What is kept of micro-wishes: the wish, and pictures that show how it was fulfilled."""

from linli.wishes.models.photo import WishPhoto
from linli.wishes.models.wish import MicroWish

__all__ = ["MicroWish", "WishPhoto"]
