"""Yearly lists of commitments as spreadsheets."""
