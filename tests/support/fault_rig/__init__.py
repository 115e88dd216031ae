"""A rig of faults: it breaks the real store and the real app on purpose, and counts what was lost.

The tests drive it quickly; `python bench/faults.py` does all of it, long, and prints the figures.
"""
