"""Small parts that screens and steps share."""
