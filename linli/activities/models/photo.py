"""A picture of an activity."""

from django.db import models

from linli.activities.models.activity import RECORD, Activity
from linli.core.privacy import Keeping, Privacy, declare


class ActivityPhoto(models.Model):
    """A JPEG, without where it was taken; kept by the digest of its content."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="photos")
    file = models.FileField(max_length=120)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    privacy = declare(plain="id activity digest at", file=Privacy(purpose=RECORD, expire="P5Y"))
    keeping = Keeping(since="activity__ends", whole=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "digest"], name="activity_photo_once")]

    def __str__(self) -> str:
        return f"{self.activity_id} · {self.digest[:8]}"
