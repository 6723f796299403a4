"""The ladder's levels in memory, lowest first, read once a process and refreshed when stale."""

from linli.cases.models import Rung
from linli.core.fresh import Fresh

rungs: Fresh[dict[int, Rung]] = Fresh(lambda: {rung.pk: rung for rung in Rung.objects.order_by("order")}, seconds=10)
