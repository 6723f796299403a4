"""Duty rosters at the desk: the month, one's own turns, swaps, leave, plans, rules, signing in, the report."""
