"""Adding what was not asked in the form."""
