"""people.yaml: kinds of organisation, organisations known by name, roles, and the posts people hold."""

from pydantic import Field

from linli.packs.schema.allowed import PermissionName, PostKindName
from linli.packs.schema.base import SOURCE, Key, Name, Section
from linli.people.words import PostKind


class OrganisationKind(Section):
    """A kind of organisation, such as a village committee or a department."""

    key: Key = Field(description="The kind's key, used by categories and the ladder.")
    name: Name = Field(description="What the locality calls such an organisation.")
    level: Key = Field(description="The level of area (a key of areas.levels) that it works at.")


class Organisation(Section):
    """An organisation known by name. The others are entered at the desk or drawn by the demonstration."""

    key: Key = Field(description="The organisation's key, unique in the pack.")
    name: Name = Field(description="Its name.")
    kind: Key = Field(description="Its kind, a key of organisation_kinds.")
    area: Key = Field(description="The area it answers for, a key of areas.named.")
    within: Key | None = Field(default=None, description="The organisation above it, if any.")


class Role(Section):
    """What a person in a post may do."""

    key: Key = Field(description="The role's key.")
    name: Name = Field(description="What the locality calls those who have it.")
    permissions: list[PermissionName] = Field(
        min_length=1, description="What the role may do within the area of the post."
    )


class PostTitle(Section):
    """A post that the locality fills: a title, the role it carries, and where it stands."""

    key: Key = Field(description="The post's key, used by demo.posts.")
    title: Name = Field(description="The title of those who hold it.")
    role: Key = Field(description="The role it carries, a key of roles.")
    level: Key = Field(description="The level of area it answers for, a key of areas.levels.")
    organisation_kind: Key = Field(description="The kind of organisation that it belongs to.")
    kind: PostKindName = Field(
        default=PostKind.OFFICE,
        description="What it is for: in an office; looking after a grid; agent of households; a leader's area; first "
        "secretary; reporting in where one lives; work team; service commissioner.",
    )


class Contact(Section):
    """With how many households one worker keeps contact."""

    least: int = Field(ge=1, le=1000, description="With fewer, a worker has room for more.")
    most: int = Field(ge=1, le=1000, description="With more, a worker has too many; not below the least.")
    source: str = Field(pattern=SOURCE, description="The requirement that says so, or “assumed”.")


class People(Section):
    """Organisations, roles and posts."""

    organisation_kinds: list[OrganisationKind] = Field(min_length=1, description="Kinds of organisation.")
    organisations: list[Organisation] = Field(min_length=1, description="Organisations known by name.")
    roles: list[Role] = Field(min_length=1, description="Roles and what they may do.")
    posts: list[PostTitle] = Field(min_length=1, description="Posts that people hold.")
    contact: Contact = Field(
        default=Contact(least=30, most=50, source="J7"), description="Households a worker keeps contact with."
    )
