"""What the journal's kinds of event about micro-wishes are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "wish.submitted": _("Micro-wish submitted"),
    "wish.published": _("Micro-wish published"),
    "wish.declined": _("Micro-wish not taken on"),
    "wish.withdrawn": _("Micro-wish withdrawn"),
    "wish.claimed": _("Micro-wish claimed"),
    "wish.passed_on": _("Micro-wish passed on to somebody else"),
    "wish.given_back": _("Micro-wish given back to the list"),
    "wish.fulfilled": _("Micro-wish fulfilled"),
    "wish.thanked": _("Thanks for a micro-wish"),
    "wish.expired": _("Micro-wish expired unclaimed"),
    "microwish.revealed": _("Who a micro-wish is of shown whole"),
}
