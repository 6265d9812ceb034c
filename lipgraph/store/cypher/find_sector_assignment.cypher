// Which of these sector assignments are there?
UNWIND $keys AS key
MATCH ()-[r:IN_SECTOR {fact_key: key}]->()
RETURN collect(properties(r)) AS rows
