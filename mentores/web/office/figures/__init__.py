"""The programme's figures on a day."""
