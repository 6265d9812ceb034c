"""Benchmarks, each beside its peer in the same run; answers are compared before times are."""
