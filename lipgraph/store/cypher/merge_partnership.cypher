// Adds or replaces partnerships, each with what it hangs on.
UNWIND $rows AS row
MERGE (n:Partnership {id: row.properties.id})
SET n = row.properties
WITH collect({fact: n, row: row}) AS merged
UNWIND merged AS one
WITH one.fact AS n, one.row AS row
CALL (n) {
  MATCH (n)-[old:USES_CODEBOOK]->()
  DELETE old
}
CALL (n, row) {
  MATCH (end:Codebook {id: row.properties.codebook})
  CREATE (n)-[:USES_CODEBOOK]->(end)
}
