"""words.yaml: this locality's word for each of the program's terms."""

from pydantic import Field

from linli.packs.schema.base import Name, Section


class Words(Section):
    """Words of the locality: states and steps of a case, the loop's four parts, who is called what."""

    words: dict[str, Name] = Field(
        description="The term's key (the list stands below) and the locality's word for it; "
        "a term left out keeps the program's own."
    )
