"""The documents and files in which the tips of a community of practice are given away."""
