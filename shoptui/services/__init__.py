"""Use-cases: what the owner can do, without a screen."""
