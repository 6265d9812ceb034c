// Which councils are there?
MATCH (n:Council)
RETURN collect(properties(n)) AS rows
