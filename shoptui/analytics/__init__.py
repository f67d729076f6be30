"""What the shop learns: pure functions from facts, rules and a date to results."""
