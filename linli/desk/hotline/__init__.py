"""The telephone: who calls is known by the number, with what they asked before."""
