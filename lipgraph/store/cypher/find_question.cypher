// Which of these questions of waves are there?
UNWIND $keys AS key
MATCH ()-[r:ASKED {fact_key: key}]->()
RETURN collect(properties(r)) AS rows
