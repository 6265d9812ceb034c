// Adds or replaces identifiers of organizations, each with what it hangs on.
UNWIND $rows AS row
MERGE (n:Identifier {scheme: row.properties.scheme, value: row.properties.value})
SET n = row.properties
WITH collect({fact: n, row: row}) AS merged
UNWIND merged AS one
WITH one.fact AS n, one.row AS row
CALL (n) {
  MATCH (n)-[old:IDENTIFIES]->()
  DELETE old
}
CALL (n, row) {
  MATCH (end:Organization {id: row.properties.organization})
  CREATE (n)-[:IDENTIFIES]->(end)
}
