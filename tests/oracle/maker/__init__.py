"""Random plans: agreements of steps, by plain dice, right by construction most often."""
