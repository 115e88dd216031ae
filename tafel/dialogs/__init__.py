"""Small windows that ask one thing and give one answer, typed."""
