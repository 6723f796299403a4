"""Points 积分 (E8, P12): a double-entry ledger that only grows; rewards, statements, proofs."""
