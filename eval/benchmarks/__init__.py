"""Open retrieval benchmarks, read from local copies in their published formats."""
