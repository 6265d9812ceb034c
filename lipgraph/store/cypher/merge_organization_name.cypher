// Adds or replaces other names of organizations, each with what it hangs on.
UNWIND $rows AS row
MERGE (n:OrganizationName {organization: row.properties.organization, text: row.properties.text})
SET n = row.properties
WITH collect({fact: n, row: row}) AS merged
UNWIND merged AS one
WITH one.fact AS n, one.row AS row
CALL (n) {
  MATCH (n)-[old:NAMES]->()
  DELETE old
}
CALL (n, row) {
  MATCH (end:Organization {id: row.properties.organization})
  CREATE (n)-[:NAMES]->(end)
}
