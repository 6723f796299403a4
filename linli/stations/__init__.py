"""Stations 阵地: where something is done for residents, when it is open, what is there, how good it is (F1–F5, Z8)."""
