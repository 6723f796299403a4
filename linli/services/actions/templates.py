"""Blank forms and filled-in examples for an item's materials."""

from datetime import datetime
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.documents import Document
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.services.actions.keeping import locked, may_edit, touch
from linli.services.models import ServiceItem, Template

MOST = 20


@transaction.atomic
def add_template(*, item: ServiceItem, material: str, document: Document, by: Who, now: datetime) -> Template:
    """Keep a document that core.documents has read as a blank form for a material."""
    may_edit(by)
    item = locked(item.code)
    if not material.strip():
        raise Refusal(_("Say for which material this form is."), field="material")
    if item.templates.count() >= MOST:
        raise Refusal(_("At most %(most)d forms for one item.") % {"most": MOST}, field="document")
    name = uuid4().hex
    kept = default_storage.save(f"services/templates/{name[:2]}/{name}", ContentFile(document.content))
    template = Template.objects.create(
        item=item,
        material=material.strip()[:80],
        name=document.name,
        media_type=document.media_type,
        file=kept,
        size=len(document.content),
    )
    touch(item)
    journal.record("serviceitem.template_added", item, by=by, at=now, data={"template": template.pk})
    return template


@transaction.atomic
def drop_template(*, template: Template, by: Who, now: datetime) -> None:
    """Take a form away, its file too; papers that named it stay."""
    may_edit(by)
    item = locked(template.item.code)
    file = template.file.name or ""
    if not Template.objects.filter(pk=template.pk).exists():
        return
    journal.record("serviceitem.template_dropped", item, by=by, at=now, data={"template": template.pk})
    template.delete()
    touch(item)
    transaction.on_commit(lambda: default_storage.delete(file))
