"""Visits: one short form, and everything else follows from it: diary, household's history, cases, care, the month."""
