// Which sectors are there?
MATCH (n:Sector)
RETURN collect(properties(n)) AS rows
