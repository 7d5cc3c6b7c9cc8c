"""What somebody who takes part sees and does, the same through a link and signed in."""
