"""`python -m linli.cli` is `linli`."""

from linli.cli import main

main(prog_name="linli")
