"""Proposals 提案 (Z2): submitted, seconded, accepted or combined, answered within the time."""
