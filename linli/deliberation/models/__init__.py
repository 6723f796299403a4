"""What is kept of deliberation: forums, meetings, topics, who came, decisions, what follows, minutes, objections."""

from linli.deliberation.models.attendance import Attendance
from linli.deliberation.models.decision import Decision, Outcome
from linli.deliberation.models.forum import Forum
from linli.deliberation.models.meeting import Meeting
from linli.deliberation.models.minutes import Minutes
from linli.deliberation.models.objection import Objection
from linli.deliberation.models.spending import Receipt, Spending
from linli.deliberation.models.topic import Topic

__all__ = [
    "Attendance",
    "Decision",
    "Forum",
    "Meeting",
    "Minutes",
    "Objection",
    "Outcome",
    "Receipt",
    "Spending",
    "Topic",
]
