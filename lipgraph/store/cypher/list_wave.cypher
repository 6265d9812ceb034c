// Which waves are there?
MATCH (n:Wave)
RETURN collect(properties(n)) AS rows
