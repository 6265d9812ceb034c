// Which of these parties are there?
UNWIND $keys AS key
MATCH ()-[r:PARTY_TO {fact_key: key}]->()
RETURN collect(properties(r)) AS rows
