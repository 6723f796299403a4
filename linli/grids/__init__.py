"""Grids: borders and what they decide, who looks after which household, contact cards (E4, J7, Z10, P4)."""
