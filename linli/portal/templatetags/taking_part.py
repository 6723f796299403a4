"""What the card “Taking part” asks of the practice."""

from django import template

from linli.points.practice import points

register = template.Library()


@register.simple_tag
def points_account() -> str:
    """What accounts of points are called here; empty where the practice has no points. No query."""
    said = points()
    return said.account if said.offered else ""
