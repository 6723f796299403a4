"""The reference page says all that the schema knows."""

from linli.packs.reference import reference
from linli.packs.schema import SECTIONS


def test_reference_describes_every_field_of_every_section() -> None:
    page = reference()

    for name, schema in SECTIONS.items():
        assert f"## `{name}.yaml`" in page
        for field, info in schema.model_fields.items():
            assert f"| `{field}` | " in page
            assert info.description and f" {info.description} |" in page


def test_reference_says_text_is_text_and_keys_are_keys() -> None:
    rows = reference().splitlines()

    assert "| `depth` | whole number, at least 1, at most 5 | yes |" in next(
        row for row in rows if row.startswith("| `depth`")
    )
    assert "| `within` | key | no |" in next(row for row in rows if row.startswith("| `within`"))
