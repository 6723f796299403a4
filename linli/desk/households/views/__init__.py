"""The pages of household and enterprise files."""
