// Which partnerships are there?
MATCH (n:Partnership)
RETURN collect(properties(n)) AS rows
