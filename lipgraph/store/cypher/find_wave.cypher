// Which of these waves are there?
UNWIND $keys AS key
MATCH (n:Wave {id: key[0]})
RETURN collect(properties(n)) AS rows
