"""Sessions of training as the desk and the office plan, run and note them."""
