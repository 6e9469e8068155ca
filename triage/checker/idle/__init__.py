"""What decides nothing: parts of conditions, and answers on which nothing hangs."""
