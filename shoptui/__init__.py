"""shoptui: the loyalty desk for a shop with one owner."""
