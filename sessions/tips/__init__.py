"""Tips of a community of practice: what they are, and the pure rules of sorting, merging, voting and choosing."""
