"""The routing rules: listed in their order, changed, tried on the last cases; and told on the cases they sent."""
