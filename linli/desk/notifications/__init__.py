"""What I want to hear of beyond my inbox, and when."""
