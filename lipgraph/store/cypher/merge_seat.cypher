// Adds or replaces seats, each with what it hangs on.
UNWIND $rows AS row
MERGE (n:Seat {id: row.properties.id})
SET n = row.properties
WITH collect({fact: n, row: row}) AS merged
UNWIND merged AS one
WITH one.fact AS n, one.row AS row
CALL (n) {
  MATCH (n)-[old:AT|SUCCEEDS]->()
  DELETE old
}
CALL (n, row) {
  MATCH (end:Council {id: row.properties.council})
  CREATE (n)-[:AT]->(end)
}
CALL (n, row) {
  MATCH (end:Seat {id: row.properties.succeeds})
  CREATE (n)-[:SUCCEEDS]->(end)
}
