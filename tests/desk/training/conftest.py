"""The bank, course and exam of the room's own tests, at the desk; at today's own clock."""

from tests.training.conftest import exam, question, session, sitting

__all__ = ["exam", "question", "session", "sitting"]
