"""The doors: everything that speaks HTTP and HTML."""
