"""The ground: words and tools without a table and without a noun of the programme."""
