"""The messages that the demonstration has written, as a post office would see them."""
