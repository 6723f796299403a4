"""Volunteers 志愿者 and their teams (E7, Z11): who joins, what they can do, where and when."""
