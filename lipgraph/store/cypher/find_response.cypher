// Which of these responses are there?
UNWIND $keys AS key
MATCH ()-[r:ANSWERED {fact_key: key}]->()
RETURN collect(properties(r)) AS rows
