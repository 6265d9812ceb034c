// Which of these instruments are there?
UNWIND $keys AS key
MATCH (n:Instrument {id: key[0]})
RETURN collect(properties(n)) AS rows
