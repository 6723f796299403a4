"""A pack's schema: one module and one YAML file per section."""

from pydantic import Field

from linli.packs.schema.activities import Activities
from linli.packs.schema.annual import Annual
from linli.packs.schema.areas import Areas
from linli.packs.schema.base import Section
from linli.packs.schema.bookings import Bookings
from linli.packs.schema.cases import Cases
from linli.packs.schema.catalogue import Catalogue
from linli.packs.schema.commitments import Commitments
from linli.packs.schema.deliberation import Deliberation
from linli.packs.schema.demo import Demo
from linli.packs.schema.follow_up import FollowUp
from linli.packs.schema.households import Households
from linli.packs.schema.people import People
from linli.packs.schema.points import Points
from linli.packs.schema.practice import Practice
from linli.packs.schema.proposals import Proposals
from linli.packs.schema.rates import Rates
from linli.packs.schema.rosters import Rosters
from linli.packs.schema.routing import Routing
from linli.packs.schema.services import Services
from linli.packs.schema.stations import Stations
from linli.packs.schema.tasks import Tasks
from linli.packs.schema.training import Training
from linli.packs.schema.visits import Visits
from linli.packs.schema.volunteers import Volunteers
from linli.packs.schema.votes import Votes
from linli.packs.schema.wishes import Wishes
from linli.packs.schema.words import Words


class Pack(Section):
    """A whole pack: each field is the file of the same name with “.yaml”."""

    practice: Practice = Field(description="Which practice this is.")
    areas: Areas = Field(description="Levels of areas, and the areas known by name.")
    people: People = Field(description="Organisations, roles and posts.")
    catalogue: Catalogue = Field(description="Time, topics and ways in.")
    cases: Cases = Field(description="The ladder, limits, grades and outcomes.")
    routing: Routing = Field(description="The rules by which cases are sent on.")
    rates: Rates = Field(description="The three rates.")
    follow_up: FollowUp = Field(description="Following up by telephone.")
    visits: Visits = Field(description="Visits, themes and patrols.")
    stations: Stations = Field(description="Stations: where something is done.")
    rosters: Rosters = Field(description="Duty: who is at which station when.")
    households: Households = Field(description="Files of households.")
    services: Services = Field(description="Service items, and the themes of the months.")
    training: Training = Field(description="Courses, exams, certificates.")
    annual: Annual = Field(description="Yearly reports.")
    activities: Activities = Field(description="Kinds of activity and projects.")
    bookings: Bookings = Field(description="Rooms: who books how far ahead.")
    volunteers: Volunteers = Field(description="Volunteers and their teams: fields, joining, what they can do.")
    wishes: Wishes = Field(description="Micro-wishes.")
    commitments: Commitments = Field(description="Commitments of organisations and members.")
    votes: Votes = Field(description="Votes: who may vote, how, by whom for whom.")
    proposals: Proposals = Field(description="Proposals, seconds, answers.")
    tasks: Tasks = Field(description="Tasks of volunteers.")
    points: Points = Field(description="Points: rules, grades, rewards.")
    deliberation: Deliberation = Field(description="Forums: who meets, how often, with which quorum.")
    words: Words = Field(description="The locality's words.")
    demo: Demo = Field(description="The size of the demonstration.")


SECTIONS: dict[str, type[Section]] = {
    "practice": Practice,
    "areas": Areas,
    "people": People,
    "catalogue": Catalogue,
    "cases": Cases,
    "routing": Routing,
    "rates": Rates,
    "follow_up": FollowUp,
    "visits": Visits,
    "stations": Stations,
    "rosters": Rosters,
    "households": Households,
    "services": Services,
    "training": Training,
    "annual": Annual,
    "activities": Activities,
    "bookings": Bookings,
    "volunteers": Volunteers,
    "wishes": Wishes,
    "commitments": Commitments,
    "votes": Votes,
    "proposals": Proposals,
    "tasks": Tasks,
    "points": Points,
    "deliberation": Deliberation,
    "words": Words,
    "demo": Demo,
}
