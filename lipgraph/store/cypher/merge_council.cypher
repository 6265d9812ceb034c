// Adds or replaces councils, each with what it hangs on.
UNWIND $rows AS row
MERGE (n:Council {id: row.properties.id})
SET n = row.properties
WITH collect({fact: n, row: row}) AS merged
UNWIND merged AS one
WITH one.fact AS n, one.row AS row
CALL (n) {
  MATCH (n)-[old:OF|ESTABLISHED_UNDER|WITHIN]->()
  DELETE old
}
CALL (n, row) {
  MATCH (end:Partnership {id: row.properties.partnership})
  CREATE (n)-[:OF]->(end)
}
CALL (n, row) {
  MATCH (end:Instrument {id: row.properties.instrument})
  CREATE (n)-[:ESTABLISHED_UNDER]->(end)
}
CALL (n, row) {
  MATCH (end:Council {id: row.properties.parent})
  CREATE (n)-[:WITHIN]->(end)
}
