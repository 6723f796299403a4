"""What a file is called where it has no number of its own."""

from stdnum import damm


def file_code(number: int) -> str:
    """Eight digits or more: the row's number, and a check digit that catches a slip of the finger."""
    digits = f"{number:07d}"
    return digits + str(damm.calc_check_digit(digits))
