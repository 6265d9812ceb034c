// Adds or replaces sectors, each with what it hangs on.
UNWIND $rows AS row
MERGE (n:Sector {taxonomy: row.properties.taxonomy, code: row.properties.code})
SET n = row.properties
WITH collect({fact: n, row: row}) AS merged
UNWIND merged AS one
WITH one.fact AS n, one.row AS row
CALL (n) {
  MATCH (n)-[old:IN|BROADER]->()
  DELETE old
}
CALL (n, row) {
  MATCH (end:Taxonomy {id: row.properties.taxonomy})
  CREATE (n)-[:IN]->(end)
}
CALL (n, row) {
  MATCH (end:Sector {taxonomy: row.properties.taxonomy, code: row.properties.broader})
  CREATE (n)-[:BROADER]->(end)
}
