"""The five types of loyalty: each a small file, behind one registry."""
