// Which of these leads are there?
UNWIND $keys AS key
MATCH ()-[r:LEADS {fact_key: key}]->()
RETURN collect(properties(r)) AS rows
