"""How fast shoptui is beside its peers; run by hand with `python -m tests.benchmarks`."""
