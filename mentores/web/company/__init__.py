"""The page of a company contact."""
