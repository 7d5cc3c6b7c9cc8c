"""People's rights over their data, how long it is kept, and two records that are one person."""
