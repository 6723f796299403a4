"""Posts: who serves where until when; taken up, ended, moved, and what somebody had in hand given on (E2, E13)."""
