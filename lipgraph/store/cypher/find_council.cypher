// Which of these councils are there?
UNWIND $keys AS key
MATCH (n:Council {id: key[0]})
RETURN collect(properties(n)) AS rows
