// Which of these uses of taxonomies are there?
UNWIND $keys AS key
MATCH ()-[r:USES {fact_key: key}]->()
RETURN collect(properties(r)) AS rows
