"""Visits at the desk and on the phone: whom to see today, the one form, diaries, months, answers."""
