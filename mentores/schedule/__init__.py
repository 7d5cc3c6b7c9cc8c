"""What happens by the clock: each job once at its time, however many workers ask."""
