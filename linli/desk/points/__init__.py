"""Points at the desk: proposing and checking, accounts, rewards, the counter, rankings, the proof."""
