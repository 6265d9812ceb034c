// Adds or replaces relations, each with what it hangs on.
UNWIND $rows AS row
MERGE (n:Relation {codebook: row.properties.codebook, code: row.properties.code})
SET n = row.properties
WITH collect({fact: n, row: row}) AS merged
UNWIND merged AS one
WITH one.fact AS n, one.row AS row
CALL (n) {
  MATCH (n)-[old:IN]->()
  DELETE old
}
CALL (n, row) {
  MATCH (end:Codebook {id: row.properties.codebook})
  CREATE (n)-[:IN]->(end)
}
