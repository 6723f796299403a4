"""What can be done for whom: the list of services, the menu, the themes of the months, and orders."""
