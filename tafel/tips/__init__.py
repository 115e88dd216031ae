"""What the steps, the board and the command line of a community of practice share."""
