"""What an exclusion constraint compares."""

from django.db import models


def same(field: str) -> models.Func:
    """Equality of a foreign key said as overlap of one-number ranges: GiST has that built in, so no extension is
    needed."""
    return models.Func(f"{field}_id", f"{field}_id", models.Value("[]"), function="int8range")
