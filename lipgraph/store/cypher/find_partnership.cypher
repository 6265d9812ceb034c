// Which of these partnerships are there?
UNWIND $keys AS key
MATCH (n:Partnership {id: key[0]})
RETURN collect(properties(n)) AS rows
