// Which of these named holders of seats are there?
UNWIND $keys AS key
MATCH ()-[r:HOLDS {fact_key: key}]->()
RETURN collect(properties(r)) AS rows
