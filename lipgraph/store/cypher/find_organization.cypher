// Which of these organizations are there?
UNWIND $keys AS key
MATCH (n:Organization {id: key[0]})
RETURN collect(properties(n)) AS rows
