"""volunteers.yaml: volunteers and their teams: fields, joining, what they can do."""

from pydantic import Field

from linli.packs.schema.base import Key, Name, Section


class TeamField(Section):
    """A field in which teams help, in the locality's own word."""

    key: Key = Field(description="The field's key.")
    name: Name = Field(description="What the locality calls it.")


class Language(Section):
    """A language, beside the usual one, in which somebody may need help."""

    key: Key = Field(description="The language's key.")
    name: Name = Field(description="What it is called.")


class Volunteers(Section):
    """Volunteers and their teams: fields, joining, what they can do. Their skills are those of cases.yaml."""

    fields: list[TeamField] = Field(
        default=[
            TeamField(key="neighbours", name=Name(zh="邻里互助", en="Neighbours' help")),
            TeamField(key="environment", name=Name(zh="环境整治", en="Cleaning up")),
            TeamField(key="culture", name=Name(zh="文化文艺", en="Culture")),
        ],
        min_length=1,
        max_length=60,
        description="The fields in which there are teams, in the order in which they are offered.",
    )
    languages: list[Language] = Field(
        default=[Language(key="sign_language", name=Name(zh="手语", en="Sign language"))],
        max_length=40,
        description="Languages and ways of speaking beside the usual one.",
    )
    least_age: int = Field(
        default=14,
        ge=8,
        le=18,
        description="From what age on, in years, somebody may be a volunteer; under 18 a guardian agrees first.",
    )
