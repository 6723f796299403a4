"""A roll from a sheet: its columns, and what each row would do."""
