"""What is kept of bookings: rooms and who has them when; lines of windows, appointments and numbers."""

from linli.bookings.models.line import Appointment, Line
from linli.bookings.models.room import Booking, Room
from linli.bookings.models.ticket import LineDay, Ticket

__all__ = ["Appointment", "Booking", "Line", "LineDay", "Room", "Ticket"]
