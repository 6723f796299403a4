"""A picture that shows how a wish was fulfilled."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import Keeping, Privacy, declare
from linli.wishes.models.wish import GRANT, KEPT, MicroWish


class WishPhoto(models.Model):
    """A JPEG, without where it was taken; kept by the digest of its content. Only staff and whoever fulfilled it see
    it."""

    wish = models.ForeignKey(MicroWish, on_delete=models.PROTECT, related_name="photos")
    file = models.FileField(max_length=120)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    privacy = declare(plain="id wish digest at", file=Privacy(purpose=GRANT, expire=KEPT))
    keeping = Keeping(since="at", whole=True)

    class Meta:
        verbose_name = _("Picture of a fulfilled wish")
        constraints = [models.UniqueConstraint(fields=["wish", "digest"], name="wish_photo_once")]

    def __str__(self) -> str:
        return f"{self.wish_id} · {self.digest[:8]}"
