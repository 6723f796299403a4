"""Deliberation 议事 (J2, J3, P13, E12): forums, meetings, topics, decisions, minutes."""
