"""The domain of veldtafels and communities of practice, and its store: what is true, and what may happen."""
