// Which relations are there?
MATCH (n:Relation)
RETURN collect(properties(n)) AS rows
