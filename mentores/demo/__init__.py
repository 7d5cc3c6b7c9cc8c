"""The loader of the demonstration programme."""
