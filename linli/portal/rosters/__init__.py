"""Duty in public: calendars and the station's own screen, each behind a secret address."""
