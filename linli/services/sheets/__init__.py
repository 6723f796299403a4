"""Items in Excel: out, and in again, each row looked at first."""
