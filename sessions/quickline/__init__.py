"""One typed line becomes a reading: who does what, before when."""
