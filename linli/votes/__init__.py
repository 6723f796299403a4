"""Votes 表决: who may vote on what, ballots once each, counts that anybody can prove."""
