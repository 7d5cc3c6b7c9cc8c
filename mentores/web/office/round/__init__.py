"""What an exact assignment would recommend to the whole network."""
