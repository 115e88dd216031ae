"""What must go when a jongere stops or is erased, as rules on models."""
