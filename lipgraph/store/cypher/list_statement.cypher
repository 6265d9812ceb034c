// Which statements are there?
MATCH (n:Statement)
RETURN collect(properties(n)) AS rows
