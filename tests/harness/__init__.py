"""What the suites stand on: the outside programs they need, and how one of them, a real Neo4j, is started."""
