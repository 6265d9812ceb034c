// Adds or replaces instruments, each with what it is part of.
UNWIND $rows AS row
MERGE (n:Instrument {id: row.properties.id})
SET n = row.properties
WITH collect({fact: n, row: row}) AS merged
UNWIND merged AS one
WITH one.fact AS n, one.row AS row
CALL (n) {
  MATCH (n)-[old:PART_OF]->()
  DELETE old
}
CALL (n, row) {
  MATCH (end:Instrument {id: row.properties.part_of})
  CREATE (n)-[:PART_OF]->(end)
}
