"""The big screen: what stands and what flows, in numbers, readable from five metres."""
