// Adds or replaces waves, each with what it hangs on.
UNWIND $rows AS row
MERGE (n:Wave {id: row.properties.id})
SET n = row.properties
WITH collect({fact: n, row: row}) AS merged
UNWIND merged AS one
WITH one.fact AS n, one.row AS row
CALL (n) {
  MATCH (n)-[old:OF]->()
  DELETE old
}
CALL (n, row) {
  MATCH (end:Partnership {id: row.properties.partnership})
  CREATE (n)-[:OF]->(end)
}
