"""households.yaml: what whoever writes into a household file is reminded of."""

from typing import Annotated

from pydantic import Field

from linli.packs.schema.base import Section

Word = Annotated[str, Field(min_length=2, max_length=10)]


class Households(Section):
    """Files of households."""

    opinion_words: list[Word] = Field(
        description="Words by which a note reads like an opinion about a person: whoever writes one is asked to think "
        "again. It is only a hint, and nothing of it is kept."
    )
