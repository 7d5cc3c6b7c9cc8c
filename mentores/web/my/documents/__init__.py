"""What somebody signed and agreed to."""
