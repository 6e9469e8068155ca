"""Warning signs: every way in which one can be lost, and what is said of it."""
