// Adds sector assignments, and counts those whose ends are there.
UNWIND $rows AS row
MATCH (a:Organization {id: row.properties.organization})
MATCH (b:Sector {taxonomy: row.properties.taxonomy, code: row.properties.sector})
CREATE (a)-[r:IN_SECTOR]->(b)
SET r = row.properties
RETURN count(r) AS added
