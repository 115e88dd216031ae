"""Documents out of the data: each a function from models to blocks, and the renderers of those blocks."""
