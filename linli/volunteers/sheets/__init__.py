"""Rosters of volunteers: their columns, and what each row would do."""
