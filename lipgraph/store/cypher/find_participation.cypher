// Which of these participations are there?
UNWIND $keys AS key
MATCH ()-[r:ON_ROSTER_OF {fact_key: key}]->()
RETURN collect(properties(r)) AS rows
