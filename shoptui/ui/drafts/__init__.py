"""Drafts: what stands in an open form is there again after a crash."""
