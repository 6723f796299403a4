"""Word documents that a pack brings beside its YAML: read from its folder, and tried before anybody relies on them."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import override

from linli.deliberation.document import why_not_template
from linli.packs.checks.found import Found
from linli.packs.schema.deliberation import Deliberation

LARGEST = 2_000_000  # bytes; a template with a letterhead has a few ten thousand


def read_in(folder: Path, deliberation: Deliberation) -> Iterator[Found]:
    """Read each forum's template of minutes into the section; what is wrong with one, at its key."""
    for at, forum in enumerate(deliberation.forums):
        if forum.template is None:
            continue
        where, path = ("forums", at, "template"), folder / forum.template
        if not path.is_file():
            yield where, f"expected a Word document “{forum.template}” in the pack's folder, found none."
        elif path.stat().st_size > LARGEST:
            yield where, "expected a Word document of at most 2 MB, found a larger one."
        elif sentence := _why_not(content := path.read_bytes()):
            yield where, f"expected a Word document whose fields can be filled, found: {sentence}"
        else:
            deliberation.bring(forum.template, content)


def _why_not(content: bytes) -> str | None:
    with override("en"):
        return why_not_template(content)
