"""Where facts are kept: one port, two adapters, one contract."""
