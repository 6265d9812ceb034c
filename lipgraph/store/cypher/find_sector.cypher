// Which of these sectors are there?
UNWIND $keys AS key
MATCH (n:Sector {taxonomy: key[0], code: key[1]})
RETURN collect(properties(n)) AS rows
