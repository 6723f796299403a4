"""Duty rosters: who is on duty where and when, by rule, fairly; swaps, leave, presence, calendars (F5, F7, P8)."""
