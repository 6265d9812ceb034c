"""The partnerships of Ontario as the seed text lists them, each fact with its line: what ``ontario-lips`` ships."""
