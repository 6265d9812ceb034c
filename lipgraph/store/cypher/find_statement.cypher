// Which of these statements are there?
UNWIND $keys AS key
MATCH (n:Statement {id: key[0]})
RETURN collect(properties(n)) AS rows
