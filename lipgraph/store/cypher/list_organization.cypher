// Which organizations are there?
MATCH (n:Organization)
RETURN collect(properties(n)) AS rows
