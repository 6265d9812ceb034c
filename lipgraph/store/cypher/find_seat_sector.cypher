// Which of these sectors of seats are there?
UNWIND $keys AS key
MATCH ()-[r:FOR_SECTOR {fact_key: key}]->()
RETURN collect(properties(r)) AS rows
