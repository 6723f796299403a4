"""The grid worker's day without a network: an app of its own on the phone, and what the server says to it."""
