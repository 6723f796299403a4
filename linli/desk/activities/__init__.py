"""Activities at the desk: announcing, lists, the door, minutes, the report."""
